"""Documents about units that do not exist, and the packages they may come in."""

import io
import zipfile

SUMMARY = """青禾市水务集团有限公司2025年上半年精神文明建设工作总结
2025年上半年，公司党委坚持以社会主义核心价值观为引领，扎实推进精神文明建设各项工作。现将有关情况总结如下：
一、工作开展情况
（一）加强思想教育，筑牢理想信念根基。一是抓实理论学习，上半年组织中心组学习6次。二是抓好主题党日，各支部开展活动12场。
（二）深化志愿服务，展现行业新风。组建供水抢修志愿服务队，走进小区检修管网，为独居老人更换水龙头，受到居民好评。
二、存在的问题
一是活动形式较为单一，青年职工参与积极性有待提高。二是宣传载体不够丰富，线上阵地运用不足。
三、下一步工作打算
（一）丰富活动载体。围绕节水宣传周策划主题活动，吸引更多青年职工参与。
（二）建强宣传阵地。用好企业内刊和线上平台，讲好供水一线故事。
青禾市水务集团有限公司
2025年7月3日
"""

PLAN = """松岭县教育局2026年网络文明建设实施方案
为净化校园网络环境，引导学生文明上网，特制定本方案。
一、总体要求
坚持育人为本、预防为主，把网络文明教育融入日常教学，推动形成健康向上的网络文化。
二、主要任务
（一）开好网络素养课程。每学期安排主题班会，讲清网络沉迷和网络谣言的危害，教学生辨别信息真伪。
（二）建好校园网络阵地。办好学校公众号，推送学生优秀作品，及时回应家长关切，壮大网上正能量。
三、保障措施
成立工作专班，明确分管负责人，定期调度进展，将网络文明建设纳入学校年度考核。各学校每季度报送一次情况。
"""


def package(body: str, **parts: str | bytes) -> bytes:
    """Return a .docx whose document part has this body; `parts` adds or replaces entries by path."""
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<w:document xmlns:w="urn:w" xmlns:mc="urn:mc" xmlns:wps="urn:wps">'
        f"<w:body>{body}</w:body></w:document>"
    )
    entries = {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **parts}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in entries.items():
            if content:
                archive.writestr(path, content)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
