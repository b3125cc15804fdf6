"""What websites put into a text: paywall markers, buttons, bylines and the shop's own words, by telltale."""

import re

_GAP = r"[ \t\u3000]*+"
_TORN = r"\s{0,3}"


def _pattern_with_blanks(word: str) -> str:
    """Return a pattern of the word that also matches with blanks or a broken line between its characters."""
    return _TORN.join(map(re.escape, word))


def _any(*words: str) -> str:
    return "(?:" + "|".join(map(_pattern_with_blanks, words)) + ")"


_ACCOUNT = rf"[A-Za-z0-9](?:[A-Za-z0-9_\-]|{_GAP}(?=[A-Za-z0-9_\-])){{2,24}}"
_NAMES = _any("微信公众号", "微信", "公众号", "加群", "扣扣", "加V", "薇信", "威信")
_CHANNEL = rf"(?:{_NAMES}|[QqVv]{_TORN}[QqXx])"
_GOODS = _any("素材", "资料", "材料", "范文", "公文", "模板", "文章", "讲话稿")
_LURE = rf"{_any('更多', '海量', '全套', '精品')}[^】）〕\])\n]{{0,12}}\n?{_GOODS}"

BARE = rf"{_LURE}[^。；！？\n]{{0,10}}?{_CHANNEL}[号群]?{_GAP}[:：]?{_GAP}{_ACCOUNT}[。，]?"
"""An advert in the midst of a clause: a lure, a channel and an account."""
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
    "|(?:你可能还?|猜你)喜欢|(?:相关|推荐|延伸|拓展)(?:阅读|文章|推荐)|文档(?:格式|大小|页数)|上一[篇页]|下一[篇页]|本文(?:地址|链接|网址|标签)|版权(?:声明|所有)|免责声明|转载请注明|声明"
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
