"""What users type where they could have tapped."""

DRAFT_SECTION = ("起草", "起草这节", "够了", "够了，起草", "写", "开始写", "开始起草", "就这些")
LEAVE_OUT = ("这节没做", "这节不写", "这节不要了", "不写这节", "没做这项", "这项没做")
SHOW_SIMILAR = ("看同类怎么写", "看范例", "看看范例")
CORRECT_FACTS = ("改事实",)
EDIT = ("改一改",)
COPY = ("复制", "复制这节")
DRAFT_AGAIN = ("重新起草",)
RETRY = ("再试一次", "重试")
CONTINUE = ("续写", "接着写")
DRAFT_SKELETON = ("先搭骨架",)
ADOPT_ALL = ("全部采用",)
COPY_ALL = ("逐节复制",)
SET_DATE = ("写成文日期",)
SHOW_PREVIEW = ("预览", "预览图")
SHOW_REVIEW = ("校核单",)
SHOW_FINDINGS = ("逐条看",)
COMMANDS = {
    "new": ("新建", "新建文稿"),
    "outline": ("提纲", "看提纲"),
    "check": ("检查一篇文稿", "检查文稿", "检查一篇", "校对", "再查一篇"),
    "template": ("套用单位模板", "套用模板", "单位模板", "我的模板", "用单位模板"),
    "genres": ("我的文种", "看我的文种", "看看我的文种", "我有哪些文种", "我的文种有哪些"),
    "help": ("帮助", "怎么用"),
    "start": ("继续",),
}
