"""What websites put into a text: adverts, paywall markers, buttons and bylines, each by its own telltale."""

import re

_GAP = r"[ \t\u3000]*"
_TORN = r"\s{0,3}"


def _spaced(word: str) -> str:
    """Return a pattern of the word that also matches with blanks or a broken line between its characters."""
    return _TORN.join(map(re.escape, word))


def _any(*words: str) -> str:
    return "(?:" + "|".join(map(_spaced, words)) + ")"


_ACCOUNT = rf"[A-Za-z0-9](?:[A-Za-z0-9_\-]|{_GAP}(?=[A-Za-z0-9_\-])){{2,24}}"
_NAMES = _any("微信公众号", "微信", "公众号", "加群", "扣扣", "加V", "薇信", "威信")
_CHANNEL = rf"(?:{_NAMES}|[QqVv]{_TORN}[QqXx])"
_CONTACT = rf"{_CHANNEL}[^】）〕\])]{{0,12}}[:：]{_TORN}[A-Za-z0-9]"
_GOODS = _any("素材", "资料", "材料", "范文", "公文", "模板", "文章", "讲话稿")
_LURE = rf"{_any('更多', '海量', '全套', '精品')}[^】）〕\])\n]{{0,12}}\n?{_GOODS}"
_SITE = r"(?:范文|文库|文秘|公文|写作|材料|素材)[^】）〕\])。\n]{0,6}(?:网|站|之家|大全|吧)"
_SOURCE = (
    r"(?:本文|文章|资料|稿件)?(?:来源|来自|转自|摘自|出自|选自|首发)[于自：:]{0,2}"
    rf"[^】）〕\])。\n]{{0,16}}{_SITE}"
)

BRACKETED = "|".join(
    rf"{opening}(?=[^{closing}]{{0,80}}(?:{telltale}))[^{opening}{closing}]{{0,100}}{closing}"
    for opening, closing, telltale in (
        ("【", "】", f"{_CONTACT}|{_LURE}|{_SOURCE}"),
        (r"\[", r"\]", f"{_CONTACT}|{_LURE}|{_SOURCE}"),
        ("〔", "〕", f"{_CONTACT}|{_LURE}"),
        # What stands in round brackets is usually part of its sentence: a lure alone proves nothing there.
        ("（", "）", f"{_CONTACT}|{_SOURCE}"),
        (r"\(", r"\)", f"{_CONTACT}|{_SOURCE}"),
    )
)
"""An advert in brackets, even torn by blanks and line breaks."""
BARE = rf"{_LURE}[^。；！？\n]{{0,10}}?{_CHANNEL}[号群]?{_GAP}[:：]?{_GAP}{_ACCOUNT}[。，]?"
"""An advert without brackets: a lure, a channel and an account."""
# Only lines that no full stop ends: prose may speak of 微信 and 资料 as well.
LINE = (
    rf"^(?=[^。；\n]{{0,80}}$)(?:.{{0,6}}{_LURE}.*(?:{_CHANNEL}|QQ|网站|[Ww]{{3}}\.|下载|领取|点击|访问)"
    rf"|.{{0,20}}(?:关注|加|扫).{{0,6}}(?:{_CHANNEL}|QQ群|二维码).*(?:领取|获取|回复|咨询|下载|更多)"
    rf"|{_GAP}{_CHANNEL}[号群]?{_GAP}[:：]{_GAP}{_ACCOUNT}{_GAP}|.{{0,8}}{_SOURCE}).*(?<!，)$"
)
"""A line that is an advert."""
_SHOP = (
    r"文库会员(?!卡)|会员(?:价格|限时|特惠|免费下)|开通(?:VIP|vip|会员)|付费(?:阅读|下载|内容)|本站(?:会员|资料|文档)"
    r"|下载(?:本文|全文(?!检索)|原文|此文)|扫码加(?:群|入|微|V)"
    r"|(?:文库|素材|材料|资料|范文)[^。！？\n]{0,30}(?:限时(?:优惠|特惠|折扣)|有意加入)"
)
SENTENCE = rf"(?:^|(?<=[。！？]))[^。！？\n]*(?:{_SHOP})[^。！？\n]*[。！？]?"
"""A sentence of the shop that sells the text."""
PAYWALL = r"(?<!#)#{2,}[ \t]*[Pp]aid(?:begin|end)[ \t]*#{2,}"
"""The marks between which a text must be paid for."""

_BUTTONS = (
    "文件夹|收藏(?:本文|此页)?|分享(?:到|至)?|打印(?:本页|此文)?|关闭(?:窗口)?|下载(?:文档|本文|全文|附件)?|复制(?:全文)?"
    "|举报|纠错|投诉|点赞|评论|登录|注册|返回(?:顶部|列表|首页)?|回到顶部|上一[篇页]|下一[篇页]|全文|首页|目录|导航"
    "|(?:点击|展开)?(?:阅读|查看|展开|显示)(?:全文|更多|原文)|剩余\\d+页未读.*|还剩\\d+页.*|加载(?:中|更多).*"
    "|(?:相关|热门|精彩|猜你)(?:推荐|文章|阅读|喜欢|搜索).{0,4}|扫一扫.{0,16}|打开(?:APP|App|微信).{0,16}"
    "|(?:\\d+人?)?(?:在看|赞同|喜欢)|VIP(?:专享|文档|免费)?|免费(?:下载|阅读)|立即下载|我要投稿|意见反馈|在线客服"
)
_LABELS = (
    "发布(?:时间|日期|人|者)|发表(?:时间|于)|更新(?:时间|日期)|(?:浏览|阅读|点击|访问|下载)(?:次数|量|数)?|字号|字体|作者"
    "|编辑|责任编辑|责编|来源|信息来源|稿件来源|上传(?:者|人|时间)|当前位置|您的位置|您现在的位置|所在位置|标签|关键词|分类"
    "|文档(?:格式|大小|页数)|上一[篇页]|下一[篇页]|本文(?:地址|链接|网址|标签)|版权(?:声明|所有)|免责声明|转载请注明|声明"
)
_SEPARATOR = rf"{_GAP}[|｜/·>\-]?{_GAP}"
RESIDUE = (
    rf"^{_GAP}[【\[〖<＜·•\-—|]*{_GAP}(?:(?:{_BUTTONS})(?:{_SEPARATOR}(?:{_BUTTONS}))*"
    rf"|(?:{_LABELS}){_GAP}[:：](?=.{{0,80}}$).*(?<![。；])|(?:首页|主页|网站首页){_GAP}[>＞»/].{{0,60}}"
    rf"|(?:阅读|浏览|点击){_GAP}[（(]?\d+[)）]?.{{0,10}}|(?:https?://|www\.)[^\s\u3400-\u9fff]+"
    rf"|(?:Copyright|©|备案号|[\u4e00-\u9fff]ICP备).{{0,80}})"
    rf"{_GAP}[】\]〗>＞|。]*{_GAP}$"
)
"""A line of buttons, a byline, an address or a footer."""
_DASH = r"[—－–\-]{1,2}"
PAGE_NUMBER = (
    rf"^{_GAP}(?:{_DASH}{_GAP}\d{{1,4}}{_GAP}{_DASH}|\d{{1,4}}{_GAP}/{_GAP}\d{{1,4}}"
    rf"|第{_GAP}\d+{_GAP}页(?:{_GAP}[,，/]?{_GAP}共{_GAP}\d+{_GAP}页)?){_GAP}$"
)
"""A line that is a page's number."""

_READER = "(?:大家|您|你|各位)"
_MADE = "(?:整理|收集|搜集|分享|带来|推荐|范文)"
_ADDRESSING = (
    rf"小编|希望(?:能|能够|可以)?[对给帮为]到?{_READER}|(?:希望|愿).{{0,10}}对{_READER}有所(?:帮助|启发)"
    rf"|(?:以下|下面|接下来)(?:是|就是|为大家|为您|给大家|我们)[^。]{{0,24}}(?:{_MADE}|看看)"
    rf"|(?:以上|上述)(?:就是|便是|是)[^。]{{0,30}}(?:{_MADE}|全部内容)|(?:不妨|快来|一起来?)[^。]{{0,12}}(?:看看|参考)"
    rf"|仅?供(?:{_READER}|广大网友)?(?:参考|借鉴|阅读)[^。]{{0,6}}[。！]?$|感谢{_READER}?的?(?:阅读|浏览)"
    r"|如果[你您](?:正在|也|需要|想)[^。]{0,20}(?:写|制定|准备|寻找|撰写)"
)
_ABOUT_WRITING = "范文|整理|网友|写作|怎么写|该?如何写|这里|案例和建议|精心|收集|本文|文章|[一几]篇|下面|以下"
SEO = (
    rf"^(?!{_GAP}[一二三四五六七八九十（(\d])(?=.{{8,400}}$)"
    rf"(?=.*(?:{_ADDRESSING}))(?=.*(?:{_ABOUT_WRITING})).*$"
)
"""A paragraph that speaks to the visitor of a collection about writing such documents."""
