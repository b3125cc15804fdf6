"""The closed classes of words that orders are made of, a table each."""

import re

DROP = "删除 删掉 删去 删了 删 去掉 拿掉 砍掉 砍了 砍 去了 省掉 划掉 取消 不要了 不要"
MOVE = "移动 移 挪 调整 调 放 搬 提 排 换"
RENAME = "改成 改为 改名为 改名叫 改叫 换成 更名为 命名为"
MERGE = "合并 合在 合到 合成 合为 合 并成 并为 并在 并到 并 捏 揉 归并"
TOGETHER = "成一节 成一个 成一块 成一个部分 为一节 一起 一块 一块儿 一节 成一部分 为一个 起来"
INTO = "并到 并入 并进 合到 合进 合入 归到 归入 放进"
SWAP = "对调 调换 互换 交换 对换 换 调 颠倒 掉换"
SWAPPED = "位置 顺序 个位置 个顺序 一下 一下位置 一下顺序 过来 个儿 个个儿"
SPLIT = "拆成 拆为 拆分成 拆分为 分成 分为 拆"
ADD = "添加 增加 新增 加上 补上 增设 插入 加 添 补 增 来 写 插"
FRONT = "最前面 最前边 最前 前面 前边 前头 开头 最开头 最上面 上面 头上 首位 第一个"
BACK = "最后面 最后边 最后 后面 后边 后头 末尾 最末 结尾 最下面 下面 末位 文末"
BEFORE = "之前 前面 前边 以前 前头 前 上面"
BEHIND = "之后 后面 后边 以后 后头 后 下面 紧接着"
INSIDE = "里面 里头 里边 里 下面 下边 底下 中 内"

LEAD = "导语 导言 前言 引言 开头 开篇 开头语 帽子 开场 开头那段 开头部分 开头那节"
PREVIOUS = "上一节 上节 前一节 上一部分 上一块 上面那节 上面一节 前面那节 上一章 前一部分 上一个部分"
NEXT = "下一节 下节 后一节 下一部分 下一块 下面那节 下面一节 后面那节 下一章 后一部分 下一个部分"
LAST = "最后一节 最后一部分 最后那节 末节 最后一章 最后一块 最后那部分 最后一个部分"
THIS = (
    "这一节 这节 本节 这一部分 这部分 这一块 这块 这一章 这章 这一段 这段 这个部分 此节 "
    "刚才那节 刚才那段 刚才这段 刚写的 刚写的那节 刚写的这节 当前这节 当前节"
)
ALL = "全文 全篇 整篇 通篇 整个稿子 整篇稿子 全部 所有 所有节 每一节 每节 整体"


def one_of(*tables: str) -> str:
    """Return a pattern that matches any word of the tables, the longest that fits."""
    words = {word for table in tables for word in table.split()}
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def is_in(word: str | None, table: str) -> bool:
    """Return whether a word stands in a table."""
    return word in table.split()
