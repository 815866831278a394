// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Sheet {
    id: about

    width: 400
    height: column.implicitHeight + 48

    Column {
        id: column

        width: parent.width
        spacing: Theme.unit

        Image {
            width: 56
            height: 56
            sourceSize.width: 112
            sourceSize.height: 112
            source: "qrc:/windtunnel/icons/windtunnel.svg"
        }
        AppLabel {
            text: qsTr("Windtunnel %1").arg(Qt.application.version)
            font.pixelSize: Theme.titleSize
            font.weight: Font.DemiBold
        }
        AppLabel {
            width: parent.width
            text: qsTr("Draw an architecture, simulate load and failures on the drawing, export the same drawing as manifests and a chart.")
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        AppLabel {
            text: qsTr("Apache License 2.0. It opens no network connection.")
            muted: true
        }
        AppButton {
            anchors.right: parent.right
            text: qsTr("Close")
            focus: true
            onClicked: about.close()
        }
    }
}
