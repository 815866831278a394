// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Windtunnel.Bridge

// Colours, type scale and spacing of the whole program. One grid of 8 px, one scale of sizes, two themes.
QtObject {
    readonly property bool dark: Session.settings.theme === "dark"
    readonly property bool motion: !Session.settings.reducedMotion

    // Surfaces, from the back to the front.
    readonly property color backdrop: dark ? "#14181e" : "#f6f7f9"
    readonly property color surface: dark ? "#1b2129" : "#ffffff"
    readonly property color raised: dark ? "#232b35" : "#ffffff"
    readonly property color sunken: dark ? "#14191f" : "#f6f8fa"
    readonly property color hover: dark ? "#27303a" : "#eef2f6"
    readonly property color pressed: dark ? "#303b47" : "#e3e9f0"
    readonly property color border: dark ? "#2d3641" : "#dfe4ea"
    readonly property color borderStrong: dark ? "#46525f" : "#b9c3ce"
    readonly property color scrim: dark ? "#99000000" : "#40121a24"
    readonly property color shadow: dark ? "#60000000" : "#18101820"
    readonly property color tip: dark ? "#dfe6ee" : "#26323f"
    readonly property color tipText: dark ? "#18222d" : "#ffffff"

    // Text.
    readonly property color text: dark ? "#e7ecf2" : "#18222d"
    readonly property color textMuted: dark ? "#a3afbc" : "#556473"
    readonly property color textFaint: dark ? "#8391a0" : "#687889"

    // Meaning; never the only sign of it.
    readonly property color accent: dark ? "#5aa2ff" : "#1f6fde"
    readonly property color accentHover: dark ? "#7ab5ff" : "#1a60c0"
    readonly property color accentText: dark ? "#0c1726" : "#ffffff"
    readonly property color accentSoft: dark ? "#1d3352" : "#e4effc"
    readonly property color good: dark ? "#4cc38a" : "#18794e"
    readonly property color goodSoft: dark ? "#17362a" : "#e2f4ea"
    readonly property color warning: dark ? "#f0b429" : "#9a5b00"
    readonly property color warningSoft: dark ? "#3b2e10" : "#fdf1dc"
    readonly property color bad: dark ? "#ff7a75" : "#c4302b"
    readonly property color badSoft: dark ? "#42201f" : "#fdeaea"

    // Lines of a chart, told apart without red and green.
    readonly property var series: dark ? ["#5aa2ff", "#f0b429", "#ff7a75", "#5fd3c4", "#c79bff", "#9fb0c2"] : ["#1f6fde", "#b86e00", "#c4302b", "#0e8577", "#7a4bc2", "#64748b"]

    // What time goes to: queue, busy CPU, work, throttled, network, pause before a retry, pool.
    readonly property var causes: dark ? ["#f0b429", "#c79bff", "#b9d46a", "#5aa2ff", "#ff7a75", "#5fd3c4", "#f58fc6", "#9fb0c2"] : ["#b86e00", "#7a4bc2", "#5b7a10", "#1f6fde", "#c4302b", "#0e8577", "#b0307f", "#64748b"]

    readonly property string family: Session.fontFamily
    readonly property string monoFamily: Session.monoFamily
    readonly property int captionSize: 11
    readonly property int smallSize: 12
    readonly property int bodySize: 13
    readonly property int leadSize: 15
    readonly property int titleSize: 20
    readonly property int displaySize: 28

    readonly property int unit: 8
    readonly property int half: 4
    readonly property int gap: 16
    readonly property int radius: 6
    readonly property int cardRadius: 10
    readonly property int control: 32
    readonly property int bar: 48
    readonly property int fast: motion ? 120 : 0
    readonly property int slow: motion ? 200 : 0

    // The colour of a severity: "error", "warning", "note" or "good".
    function severityColour(severity: string): color {
        return severity === "error" ? bad : severity === "warning" ? warning : severity === "good" ? good : accent;
    }
    function severitySoft(severity: string): color {
        return severity === "error" ? badSoft : severity === "warning" ? warningSoft : severity === "good" ? goodSoft : accentSoft;
    }
    function severityIcon(severity: string): string {
        return severity === "error" ? "ui/error" : severity === "warning" ? "ui/problems" : severity === "good" ? "ui/success" : "ui/info";
    }
}
