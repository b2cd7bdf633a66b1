"""Names that turn into formulas, markup or movements of the cursor where they are written down as they come."""

from __future__ import annotations

FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1")
MARKUP = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<b>bold</b>", "{{ 7 * 7 }}", "</td></table>")
KOREAN = "로트 한글 – 김철수"
SPITEFUL = (*FORMULAS, *MARKUP, KOREAN, "\x1b[31mred", "a\u202egnp.exe")
