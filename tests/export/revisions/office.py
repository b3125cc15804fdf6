"""LibreOffice accepts or rejects all tracked changes of files, by a macro of its own."""

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

_SECONDS = 1200
_MACRO = """
Sub All(folder As String, most As Integer)
  For n = 0 To most - 1
    Resolve(folder & "/" & n, ".uno:RejectAllTrackedChanges", ".rejected.txt")
    Resolve(folder & "/" & n, ".uno:AcceptAllTrackedChanges", ".accepted.txt")
  Next n
End Sub
Sub Resolve(stem As String, order As String, ending As String)
  Dim told(0) As New com.sun.star.beans.PropertyValue
  told(0).Name = "Hidden"
  told(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(stem & ".docx"), "_blank", 0, told())
  Dim none()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, order, "", 0, none())
  told(0).Name = "FilterName"
  told(0).Value = "Text (encoded)"
  document.storeToURL(ConvertToURL(stem & ending), told())
  document.close(True)
End Sub
"""
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"'
    f' script:language="StarBasic">{escape(_MACRO)}</script:module>'
)


def resolve_all(folder: Path, count: int) -> None:
    """Write what 0.docx, 1.docx … become, all rejected and all accepted: 0.rejected.txt, 0.accepted.txt."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    quiet = ["soffice", profile, "--headless", "--norestore"]
    # Its first start makes the profile that the macro is put into.
    _run([*quiet, "--convert-to", "txt", "--outdir", str(folder), str(folder / "0.docx")])
    (folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MODULE, "utf-8")
    _run([*quiet, f"macro:///Standard.Module1.All({folder},{count})"])


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
