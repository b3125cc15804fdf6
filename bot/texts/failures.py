"""What a user reads when something is wrong: what happened, what is kept, what to do next."""

import errno


def config_missing(path: str) -> str:
    """Say that the named config file is not there."""
    return f"找不到配置文件 {path}。请核对路径，或从 config.example.toml 复制一份。"


def config_unreadable(path: str) -> str:
    """Say that the config file is not valid TOML."""
    return f"配置文件 {path} 读不懂：不是 UTF-8 编码的 TOML。请对照 config.example.toml 修改。"


def config_key(path: str, key: str, unknown: bool) -> str:
    """Say which key of the config is unknown, or has a value that is not allowed."""
    what = "没有这个配置项" if unknown else "取值不对"
    return f"配置文件 {path} 的 {key}：{what}。可用的配置项和取值见 config.example.toml。"


NO_SUCH_DATABASE = "配置里的 database 只能留空，或写 postgresql:// 开头的地址。"
BAD_SERVER_URL = (
    "配置里的 database 写得不对。应当像 postgresql://用户:口令@主机:5432/库名，"
    "口令里的 @ : / 等要写成 %40 %3A %2F。"
)
NO_SERVER_DRIVER = "配置里的 database 是服务器，还缺连它的驱动。请先装上：.venv/bin/pip install '.[postgres]'"
SERVER_UNUSABLE = "连不上配置里的 database。请核对地址、库名和口令，并确认服务器开着。"
SERVER_NO_HOST = "连不上配置里的 database：没有这个主机名。请核对地址。"
SERVER_REFUSED = "连不上配置里的 database：主机在，但这个端口上没有服务。请核对端口，并确认服务器开着。"
SERVER_SILENT = "连不上配置里的 database：没有回应。请核对地址、网络和防火墙。"
SERVER_NO_USER = "配置里的 database 连得上，但用户名或口令不对。请核对用户和 PGPASSWORD。"
SERVER_NO_DATABASE = "配置里的 database 连得上，但没有这个库。请核对库名，或先建库。"
SERVER_NO_RIGHT = "配置里的 database 连得上，但这个用户没有建表、写入的权限。请授权。"
RECORD_BUSY = "数据库一直被别的程序占着，等了半分钟也没等到。"
RECORD_UNREACHABLE = "和数据库服务器的连接断了，重连了几次也没连上。"
RECORD_FULL = "磁盘满了，存不进去。"
RECORD_READ_ONLY = "数据库只能读、不能写，请管理员核对数据文件夹和数据库的权限。"
RECORD_UNWRITABLE = "数据库文件读写出错，请管理员查看磁盘。"
RECORD_UNOPENED = "打不开数据库文件，请管理员核对数据文件夹。"
RECORD_DAMAGED = "数据库坏了，读不出来，请管理员停下程序、用备份恢复。"
DATABASE_TOO_NEW = "数据库是更新版本的程序写的，这一版打不开。数据没有动；请升级程序后再用。"


_CAUSES = {
    errno.ENOSPC: "磁盘满了，请腾出空间再试",
    errno.EDQUOT: "磁盘配额用完了，请腾出空间再试",
    errno.EFBIG: "文件太大，系统不让写",
    errno.EIO: "磁盘读写出错，请管理员查看磁盘",
    errno.EROFS: "那里只能读、不能写，请换个地方",
    errno.EMFILE: "同时打开的文件太多，请稍后再试",
    errno.ENAMETOOLONG: "名字太长，请改短",
}


def cause(code: int | None) -> str:
    """Return why a file cannot be read or written, by the number that the system gives."""
    return _CAUSES.get(code or 0, "请核对文件夹和权限")


def system_fault(name: str, code: int | None) -> str:
    """Say that the system refused to read or write something that has no sentence of its own."""
    return f"{f'读写 {name} ' if name else '输出时'}出错：{cause(code)}。"


def database_unusable(home: str) -> str:
    """Say that the data folder's database cannot be opened."""
    return f"打不开数据文件夹 {home} 里的数据库。请核对文件夹权限和磁盘空间，或换一个 data_dir。"


def no_genres(folder: str) -> str:
    """Say that the folder of genres is missing or empty."""
    return f"{folder} 里没有文种文件（*.toml）。程序文件不全，请重新安装。"


def genre_name_twice(path: str, name: str, other: str) -> str:
    """Say that two genres have one name."""
    return f"{path} 的名称“{name}”，“{other}”已经用了"


def genre_key(path: str, key: str, unknown: bool) -> str:
    """Say which key of a genre file is unknown, or missing, or has a value that is not allowed."""
    what = "没有这个字段" if unknown else "缺少，或取值不对"
    return f"文种文件 {path} 的 {key}：{what}。写法请对照其他文种文件。"


def runs_already(name: str, home: str) -> str:
    """Tell whoever starts a second program of a kind in a data folder that the first goes on."""
    return (
        f"数据文件夹 {home} 里已有一个 {name} 程序在运行，它不受影响，本进程退出。"
        "要另开一个，请换数据文件夹（GONGWEN_HOME）。"
    )
