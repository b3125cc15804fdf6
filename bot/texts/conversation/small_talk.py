"""What the bot says to small talk: one short line, and where it leads to."""

from collections.abc import Mapping

_BEGIN = "要写什么，说一句就行，比如：帮我写东湖小学2026年精神文明建设工作要点。"
AT_THE_START: Mapping[str, str] = {
    "greeting": f"您好，我在。{_BEGIN}",
    "thanks": f"不客气。{_BEGIN}",
    "ability": f"我帮您写公文：您说情况，我一节一节问、拼成稿、查一遍，导出 Word。{_BEGIN}",
    "laugh": f"我在呢。{_BEGIN}",
    "leave": "好，回头见。",
}
BESIDE_A_DOCUMENT: Mapping[str, str] = {
    "greeting": "我在，您接着说。",
    "thanks": "不客气。",
    "laugh": "您接着说。",
    "leave": "好，写到哪都存着，回来接着写。",
}
"""What is said to each kind of small talk, by its name; a question about the work is no small talk there."""
