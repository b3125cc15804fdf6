"""Boxes that stand at a place of the page and move no other text."""

from typing import NamedTuple

_EMU = 635
"""English metric units in a twip."""
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_VML = "urn:schemas-microsoft-com:vml"
_POINT = 20
_AT_FOOT = (
    '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
)


class Box(NamedTuple):
    """A place on the paper, in twips from its upper left corner."""

    left: int
    top: int
    wide: int
    high: int


def turned_frame(inner: str, box: Box) -> str:
    """Return a box at a place of the paper whose words run from top to bottom.

    As VML, the only dialect in which every word processor puts one in a footer where it is told to.
    """
    left, top, wide, high = (f"{twips / _POINT:g}pt" for twips in box)
    style = (
        f"position:absolute;margin-left:{left};margin-top:{top};width:{wide};height:{high};"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    return (
        f'<w:pict xmlns:v="{_VML}"><v:rect style="{style}" stroked="f" filled="f">'
        '<v:textbox inset="0,0,0,0" style="layout-flow:vertical">'
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect></w:pict>"
    )


def foot_frame(inner: str, wide: int, high: int) -> str:
    """Return a drawing that stands at the foot of the text, so many twips wide and high."""
    size = f'cx="{wide * _EMU}" cy="{high * _EMU}"'
    none = "<a:noFill/><a:ln><a:noFill/></a:ln>"
    return (
        f'<mc:AlternateContent xmlns:mc="{_COMPATIBLE}" xmlns:wps="{_WPS}"><mc:Choice Requires="wps">'
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{_AT_FOOT}<wp:extent {size}/><wp:wrapNone/><wp:docPr id="1" name="imprint"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{none}</wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent>"
    )
