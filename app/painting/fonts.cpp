// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/painting/fonts.h"

namespace windtunnel::app {

QFont drawingFont(double pixels, exporters::diagram::Weight weight) {
  QFont font;
  font.setFamilies({QStringLiteral("Inter"), QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
  font.setPixelSize(static_cast<int>(pixels + 0.5));
  font.setWeight(weight == exporters::diagram::Weight::SemiBold ? QFont::DemiBold : QFont::Normal);
  font.setHintingPreference(QFont::PreferNoHinting);
  font.setStyleStrategy(QFont::PreferAntialias);
  return font;
}

}  // namespace windtunnel::app
