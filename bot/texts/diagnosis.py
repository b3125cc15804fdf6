"""What `gongwen doctor` says of the machine and of what it reaches."""

from collections.abc import Sequence
from datetime import timedelta

UNREACHABLE = "连不上"
PROXY = "代理连不上"
NO_SUCH_HOST = "没有这个主机名（域名解析不了）"
UNTRUSTED = "连得上，但证书不可信（过期、自签或名字不符）"
NO_TLS = "连得上，但对方不说 https"
REFUSED = "主机在，但这个端口上没有服务（拒绝连接）"
NO_URL = "不是网址，应以 http:// 或 https:// 开头"
BROKEN = "连上了，但对方断开了"
NO_HTTP = "端口上有服务，但不是网站"
SILENT = "三秒没有回应"

NO_MODEL_HERE = "这个地址上有网站，但不是模型接口。请核对 model.base_url，通常以 /v1 结尾"
_MB, _GB = 2**20, 2**30


def endpoint_unreachable(why: str) -> str:
    """Say why the model endpoint does not answer."""
    return f"连不上：{why}。请核对 model.base_url 和网络"


def bot_api_unreachable(url: str, why: str) -> str:
    """Say why the Bot API does not answer."""
    return f"{url} 连不上：{why}。请核对网络、[telegram] api_base 和 proxy"


def not_in_list(name: str) -> str:
    """Say that the endpoint lists its models, and not the one that is configured."""
    return f"密钥可用，但接口的模型清单里没有 {name}。若起草不成，请核对 model.name"


def push_failure(what: str, waiting: int) -> str:
    """Say that Telegram could not send updates here."""
    return (
        f"令牌可用，但 Telegram 推送不过来：{what}；{waiting} 条在等。"
        "请核对 [telegram] webhook、反向代理和证书"
    )


def not_pushed() -> str:
    """Say that updates are to be sent, and Telegram does not know it yet."""
    return "令牌可用，推送地址还没登记（启动 gongwen telegram 时登记）"


def rights_state(faults: Sequence[str]) -> str:
    """Say who else can read what is kept."""
    if not faults:
        return "权限：数据只有运行本程序的用户能读写"
    return f"权限：{'；'.join(faults)}"


def open_to_others(path: str, mode: int, wanted: str) -> str:
    """Say that others can read a file or folder, and how to change that."""
    return f"{path} 别的用户也能读（{mode:o}），请运行 chmod {wanted} {path}"


def of_another(path: str) -> str:
    """Say that a file or folder belongs to somebody else."""
    return f"{path} 是别的用户的，请运行 chown"


def unwritable(path: str) -> str:
    """Say that nothing can be written there."""
    return f"{path} 写不进去，请核对属主和权限"


def password_open(path: str, mode: int) -> str:
    """Say that others can read the password of the database."""
    return (
        f"{path} 里有数据库口令，别的用户也能读（{mode:o}），请运行 chmod 600 {path}，"
        "或改用环境变量 PGPASSWORD"
    )


def disk_state(free: int, least: int) -> str:
    """Say how much room there is."""
    room = f"{free / _GB:.1f} GB" if free >= _GB else f"{free // _MB} MB"
    short = f"，太少了（至少要 {least // _MB} MB），满了就存不进去。请腾出空间" if free < least else ""
    return f"磁盘：数据文件夹所在的盘还剩 {room}{short}"


def clock_state(ahead: timedelta | None, source: str, most: timedelta) -> str:
    """Say how far the clock is off."""
    if ahead is None:
        return "时钟：没有可比的（没有配置，或连不上）"
    if abs(ahead) <= most:
        return f"时钟：和{source}一致"
    way = "快" if ahead > timedelta() else "慢"
    return (
        f"时钟：本机比{source}{way} {_span(abs(ahead))}，日期会写错、邀请会提前或推后失效。"
        "请开启自动对时（NTP）"
    )


def _span(span: timedelta) -> str:
    hours, minutes = divmod(round(span.total_seconds() / 60), 60)
    days, hours = divmod(hours, 24)
    parts = ((days, "天"), (hours, "小时"), (minutes, "分"))
    return "".join(f"{count}{unit}" for count, unit in parts if count)


BOT_API, ENDPOINT = "Bot API 的服务器", "模型接口的服务器"


def store_state(line: str) -> str:
    """Say why nothing can be stored."""
    return f"数据库：{line}"
