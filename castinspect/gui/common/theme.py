"""Colours and sizes: everything is grey but the verdicts, so that colour means something."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from castinspect.inspection.verdict import Verdict

TOUCH = 52  # pixels: about 15 mm on a 90 dpi panel, for gloves
GAP = 12
ROOMY_HEADER = "QHeaderView::section { padding: 4px 12px; border: none; }"
"""Style of a table whose columns fit their content, so that figures do not touch."""

VERDICT_COLOURS = {
    Verdict.OK: QColor("#0b8a7d"),
    Verdict.DEFECT: QColor("#d5401f"),
    Verdict.REVIEW: QColor("#b97a00"),
    Verdict.HOLD: QColor("#66707c"),
}


@dataclass(frozen=True)
class Theme:
    """One look of the window."""

    name: str
    window: str
    panel: str
    border: str
    text: str
    muted: str
    accent: str
    canvas: str


LIGHT = Theme("light", "#f3f4f6", "#ffffff", "#d5d9de", "#1c2228", "#5f6873", "#2b5c8a", "#e4e7eb")
DARK = Theme("dark", "#1d2024", "#282c31", "#3d434a", "#e9ecef", "#a0a8b1", "#6ea8dc", "#141619")

TRAIN_LINE, VALIDATION_LINE = "#3b82c4", "#e08214"


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole app one look; the palette is set by hand, because not every platform follows the colour scheme."""
    app.setStyle("Fusion")
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.Base: theme.panel,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.panel,
        QPalette.ColorRole.Link: theme.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted).darker(110))
    app.setPalette(palette)
    app.setStyleSheet(_style_sheet(theme))


def _style_sheet(theme: Theme) -> str:
    return f"""
    QWidget {{ font-size: 14px; }}
    QFrame#panel {{ background: {theme.panel}; border: 1px solid {theme.border}; border-radius: 8px; }}
    QFrame#panel QFrame#panel {{ border: none; }}
    QLabel#muted {{ color: {theme.muted}; }}
    QLabel#heading {{ font-size: 15px; font-weight: 600; }}
    QLabel#number {{ font-size: 20px; font-weight: 600; }}
    QLabel#alarm {{ color: #ffffff; background: #b3401f; border-radius: 6px; padding: 6px 10px; }}
    QPushButton {{ min-height: 34px; padding: 2px 14px; border: 1px solid {theme.border}; border-radius: 6px;
                   background: {theme.panel}; color: {theme.text}; }}
    QPushButton:hover {{ border-color: {theme.accent}; }}
    QPushButton:focus {{ border: 2px solid {theme.accent}; }}
    QPushButton:disabled {{ color: {theme.muted}; background: {theme.window}; }}
    QPushButton#primary {{ background: {theme.accent}; color: {theme.panel}; border-color: {theme.accent};
                           font-weight: 600; }}
    QPushButton#primary:disabled {{ background: {theme.border}; border-color: {theme.border}; color: {theme.muted}; }}
    QPushButton#touch {{ min-height: {TOUCH}px; min-width: 180px; font-size: 16px; }}
    QPushButton:checked {{ background: {theme.border}; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QTabBar::tab {{ min-height: 38px; padding: 0 26px; font-size: 15px; border: none; background: transparent;
                    border-bottom: 3px solid transparent; color: {theme.muted}; }}
    QTabBar::tab:hover {{ color: {theme.text}; }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {theme.border}; }}
    QComboBox, QSpinBox, QDoubleSpinBox {{ min-height: 32px; }}
    QProgressBar {{ min-height: 18px; text-align: center; border: 1px solid {theme.border}; border-radius: 4px;
                    background: {theme.panel}; color: {theme.text}; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    """
