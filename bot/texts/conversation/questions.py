"""What the user is asked where no genre file has a better question."""

COMMON = (
    ("这一节主要做了哪些事？有哪些数字？", "主要内容和数字"),
    ("还有没有时间、地点、参加人数要写进去？", "时间和人数"),
)
"""Pairs of question and label, for a section that the user added."""
