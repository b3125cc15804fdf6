"""What is said when the model, its prompts or its key are at fault."""

_KEPT = "已记下的内容都在"

SILENT = f"模型一直没有出字，这次没等到。{_KEPT}，请过几分钟再试。"
NO_ANSWER = f"模型接口断了，一个字也没写出来。{_KEPT}，请过几分钟再试。"
UNREACHABLE = f"连不上模型接口。{_KEPT}，请稍后再试；一直这样，请管理员核对 model.base_url 和网络。"
BUSY = f"模型接口正忙，试了几次都没轮到。{_KEPT}，请过几分钟再试。"
NO_CREDIT = f"模型账户的额度用完了。{_KEPT}，请管理员充值或换一个密钥后再试。"
BAD_KEY = f"模型接口不认密钥：没有配置，或者不对。{_KEPT}，请管理员核对环境变量 GONGWEN_MODEL_KEY。"
FORBIDDEN = f"这个密钥不能用所选的模型。{_KEPT}，请管理员核对 model.name 和密钥的权限。"
NOT_FOUND = f"模型接口说没有这个地址或这个模型。{_KEPT}，请管理员核对 model.base_url 和 model.name。"
TOO_LONG = f"这次的材料超过了模型一次能读的长度。{_KEPT}，请管理员把 model.context_tokens 调小后再试。"

CUT = "模型写到一半断了，已写出的部分给您留着。可以接着写，也可以重写。"
STALLED = "模型写到一半停住了，已写出的部分给您留着。可以接着写，也可以重写。"
FILTERED_CUT = "写到一半被模型方的内容审查截断，已写出的部分给您留着。可以换个说法重写，或者自己写。"

EMPTY = f"模型什么也没写，这一版没有保存。{_KEPT}，请重写一次。"
ANSWER_UNFIT = f"模型两次都没按要求的格式回答。{_KEPT}，请过几分钟再试。"
ANSWER_ENDLESS = f"模型的回答太长，没有说完。{_KEPT}，请把内容分几次发来。"
FILTERED = f"模型方的内容审查没有放行，这一版没有保存。{_KEPT}，可以换个说法重写，或者自己写。"

# What the model itself is told.
ANSWER_GO_ON = "上面的 JSON 没有写完。请紧接着最后一个字往下写，不要重复，不要从头开始，不要加任何说明。"
NO_OBJECT = "没有找到一个完整的 JSON 对象"

KEY_NOT_PLAIN = "环境变量 GONGWEN_MODEL_KEY 里有空行或非英文字符，不像是密钥。请重新粘贴一遍。"
BAD_ADDRESS = "model.base_url 不是一个网址。请写成 https://…/v1 的样子。"

EMBEDDINGS_KEY_NOT_PLAIN = (
    "环境变量 GONGWEN_EMBEDDINGS_KEY 里有空行或非英文字符，不像是密钥。请重新粘贴一遍。"
)
EMBEDDINGS_BAD_ADDRESS = "embeddings.base_url 不是一个网址。请写成 https://…/v1 的样子。"
EMBEDDINGS_AWAY = "连不上。请核对 embeddings.base_url 和网络"
EMBEDDING_UNFIT = (
    "接口给的不是所要的向量：个数、维数或数值不对。请核对 embeddings.model 和 embeddings.dimensions"
)


def embeddings_refusal(status: int) -> str:
    """Say that the endpoint for embeddings does not answer as it should."""
    if status in (401, 403):
        return "接口不认密钥。请核对环境变量 GONGWEN_EMBEDDINGS_KEY"
    return f"接口不给向量（{status}）。请核对 [embeddings] 的 base_url 和 model"


def answer_form(schema: str) -> str:
    """Tell a model which form its answer must have."""
    return f"只回答一个 JSON 对象，前后不要有别的话。它必须符合这个 JSON Schema：\n{schema}"


def answer_wrong(fault: str) -> str:
    """Tell a model what is wrong with its answer."""
    return f"这个回答用不了：{fault}。请把整个 JSON 对象改对，重新完整地写一遍，前后不要有别的话。"


def rejection(status: int) -> str:
    """Say that the endpoint does not accept the request as it is."""
    return f"模型接口不接受这次请求（{status}）。{_KEPT}，请管理员核对 [model] 的各项配置。"


def endpoint_failure(status: int) -> str:
    """Say that the endpoint itself is out of order."""
    return f"模型接口自己出错了（{status}），试了几次都不行。{_KEPT}，请过几分钟再试。"


def prompt_missing(name: str) -> str:
    """Say that a task has no prompt file."""
    return f"缺少提示词文件 {name}.md。请从安装包里补回 prompts/tasks 文件夹。"


def prompt_unreadable(path: str) -> str:
    """Say that a prompt file is not UTF-8 text."""
    return f"提示词文件 {path} 读不了：不是 UTF-8 编码的文本。请另存为 UTF-8。"


def prompt_front_matter(path: str) -> str:
    """Say that the head of a prompt file is missing or is not TOML."""
    return f"提示词文件 {path} 的文件头不对：开头应是两行 --- 夹着的 TOML。"


def prompt_key(path: str, key: str, unknown: bool) -> str:
    """Say which key in the head of a prompt file is unknown, missing or wrong."""
    what = "没有这一项" if unknown else "缺少或取值不对"
    return f"提示词文件 {path} 的 {key}：{what}。文件头只有 purpose、inputs、temperature。"


def prompt_parts(path: str) -> str:
    """Say that a prompt file lacks one of its two parts."""
    return f"提示词文件 {path} 缺少内容：文件头之后应先有 system: 一段，再有 user: 一段，都不能空。"


def prompt_dollar(path: str) -> str:
    """Say that a dollar sign in a prompt file names nothing."""
    return f"提示词文件 {path} 里有一个 $ 后面不是输入项的名字。要写 $ 本身，请写 $$。"


def unknown_prompt_input(path: str, name: str) -> str:
    """Say that a prompt uses something it does not declare as an input."""
    return f"提示词文件 {path} 用了 ${name}，但 inputs 里没有 {name}。"


def no_prompts(path: str) -> str:
    """Say that a folder of prompts holds none."""
    return f"{path} 里没有提示词文件（.md）。"


def prompt_unknown(path: str) -> str:
    """Say that a prompt file bears the name of no task."""
    return f"提示词文件 {path} 用不上：程序没有这个名字的任务。请用 prompts/tasks 里的文件名。"


def prompt_other_inputs(path: str) -> str:
    """Say that a prompt file declares other inputs than the task has."""
    return f"提示词文件 {path} 的 inputs：和程序自带的同名文件不一样，换不上。"


def needless_prompt_input(path: str, name: str) -> str:
    """Say that a prompt declares an input it never uses."""
    return f"提示词文件 {path} 的 inputs 里有 {name}，但正文没有用 ${name}。"
