// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/charts/chart_item.h"

#include <QSGGeometryNode>
#include <QSGVertexColorMaterial>
#include <QVariantMap>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "app/designer/charts/line_geometry.h"

namespace windtunnel::app {
namespace {

QSGGeometryNode* makeNode() {
  auto* node = new QSGGeometryNode;
  auto* geometry =
      new QSGGeometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0, 0, QSGGeometry::UnsignedIntType);
  geometry->setDrawingMode(QSGGeometry::DrawTriangles);
  node->setGeometry(geometry);
  node->setMaterial(new QSGVertexColorMaterial);
  node->setFlags(QSGNode::OwnsGeometry | QSGNode::OwnsMaterial);
  return node;
}

void fill(QSGGeometryNode& node, const ColouredMesh& mesh) {
  QSGGeometry* geometry = node.geometry();
  geometry->allocate(static_cast<int>(mesh.vertices.size()), static_cast<int>(mesh.indices.size()));
  if (!mesh.vertices.empty()) {
    std::memcpy(geometry->vertexData(), mesh.vertices.data(),
                mesh.vertices.size() * sizeof(mesh.vertices[0]));
    std::memcpy(geometry->indexData(), mesh.indices.data(), mesh.indices.size() * sizeof(mesh.indices[0]));
  }
  node.markDirty(QSGNode::DirtyGeometry);
}

QVariantMap tick(double at, const QString& text) {
  return {{QStringLiteral("at"), at}, {QStringLiteral("text"), text}};
}

}  // namespace

ChartItem::ChartItem(QQuickItem* parent) : QQuickItem(parent) {
  setFlag(ItemHasContents);
  setClip(true);
  connect(this, &ChartItem::styleChanged, this, &ChartItem::refresh);
  connect(this, &ChartItem::windowChanged, this, &ChartItem::refresh);
  connect(this, &ChartItem::cursorChanged, this, [this] {
    emit readingsChanged();
    update();
  });
}

QVariantList ChartItem::series() const {
  QVariantList list;
  for (ChartSeries* series : m_series) list.append(QVariant::fromValue(series));
  return list;
}

void ChartItem::setSeries(const QVariantList& list) {
  QList<ChartSeries*> series;
  for (const QVariant& entry : list) {
    if (auto* one = entry.value<ChartSeries*>()) series.append(one);
  }
  if (series == m_series) return;
  for (ChartSeries* old : m_series) disconnect(old, nullptr, this, nullptr);
  m_series = series;
  for (ChartSeries* added : m_series) {
    connect(added, &ChartSeries::changed, this, &ChartItem::refresh);
    connect(added, &QObject::destroyed, this, [this, added] {
      m_series.removeAll(added);
      refresh();
    });
  }
  emit seriesChanged();
  refresh();
}

void ChartItem::setUnit(int unit) {
  if (unit == this->unit()) return;
  m_unit = static_cast<ChartUnit>(unit);
  emit styleChanged();
}

void ChartItem::refresh() {
  double highest = m_limit;
  for (const ChartSeries* series : m_series) highest = std::max(highest, series->highest(m_from, m_to));
  m_high = niceCeiling(highest * 1.05, m_unit);
  emit ticksChanged();
  emit readingsChanged();
  update();
}

ChartWindow ChartItem::window() const {
  return {m_from, m_to, 0, m_high, width(), height()};
}

QVariantList ChartItem::valueTicks() const {
  QVariantList ticks;
  for (const double value : niceTicks(0, m_high, std::clamp(static_cast<int>(height() / 32), 2, 5), m_unit)) {
    ticks.append(tick(height() * (1 - value / m_high), formatValue(value, m_unit)));
  }
  return ticks;
}

QVariantList ChartItem::timeTicks() const {
  QVariantList ticks;
  for (const double time :
       niceTicks(m_from, m_to, std::max(1, static_cast<int>(width() / 72)), ChartUnit::Clock)) {
    ticks.append(tick(xOf(time), formatValue(time, ChartUnit::Clock)));
  }
  return ticks;
}

QStringList ChartItem::readings() const {
  return readingsAt(m_cursorTime >= 0 ? m_cursorTime : m_to);
}

QStringList ChartItem::readingsAt(double time) const {
  QStringList texts;
  for (const ChartSeries* series : m_series) texts.append(formatValue(series->valueAt(time), m_unit));
  return texts;
}

QString ChartItem::clockAt(double time) const {
  return formatValue(time, ChartUnit::Clock);
}

bool ChartItem::isEmpty() const {
  return std::all_of(m_series.begin(), m_series.end(),
                     [](const ChartSeries* s) { return s->samples().empty(); });
}

double ChartItem::timeAt(double x) const {
  if (width() <= 0) return m_from;
  return std::clamp(m_from + x / width() * (m_to - m_from), m_from, m_to);
}

double ChartItem::xOf(double time) const {
  return m_to > m_from ? (time - m_from) / (m_to - m_from) * width() : 0;
}

void ChartItem::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickItem::geometryChange(now, before);
  refresh();
}

QSGNode* ChartItem::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
  auto* node = old != nullptr ? static_cast<QSGGeometryNode*>(old) : makeNode();
  ColouredMesh mesh;
  for (const QVariant& tick : valueTicks()) {
    const double y = std::min(height() - 1, std::floor(tick.toMap()[QStringLiteral("at")].toDouble()));
    addRectangle(mesh, {0, y}, width(), 1, m_gridColour);
  }
  for (qsizetype i = 0; i < m_series.size(); ++i) {
    const QColor colour =
        m_colours.isEmpty() ? QColor(Qt::gray) : m_colours[i % m_colours.size()].value<QColor>();
    for (const auto& line : decimate(m_series[i]->samples(), window())) {
      if (m_filled) addArea(mesh, line, height(), colour, 0.22);
      addLine(mesh, line, 1.75, colour);
    }
  }
  if (m_cursorTime >= m_from && m_cursorTime <= m_to) {
    addRectangle(mesh, {std::floor(xOf(m_cursorTime)), 0}, 1, height(), m_cursorColour);
  }
  fill(*node, mesh);
  return node;
}

}  // namespace windtunnel::app
