// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/inspector/inspector_model.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

QString typeName(InspectorRow::Type type) {
  switch (type) {
    case InspectorRow::Type::Heading:
      return QStringLiteral("heading");
    case InspectorRow::Type::Field:
      return QStringLiteral("field");
    case InspectorRow::Type::Object:
      return QStringLiteral("object");
    case InspectorRow::Type::Map:
      return QStringLiteral("map");
    case InspectorRow::Type::List:
      return QStringLiteral("list");
    case InspectorRow::Type::Entry:
      return QStringLiteral("entry");
    case InspectorRow::Type::Step:
      return QStringLiteral("step");
  }
  return {};
}

/// The editor a value needs: "boolean", "choice", "integer", "text" or "none".
QString editorName(const InspectorRow& row) {
  if (row.property == nullptr) return QStringLiteral("none");
  switch (row.property->type) {
    case model::ValueType::Boolean:
      return QStringLiteral("boolean");
    case model::ValueType::Choice:
      return QStringLiteral("choice");
    case model::ValueType::Integer:
      return QStringLiteral("integer");
    case model::ValueType::Object:
    case model::ValueType::MapOf:
    case model::ValueType::ListOf:
      return QStringLiteral("none");
    default:
      return QStringLiteral("text");
  }
}

/// What a field without a default shows while it is empty: how such a value is written.
QString example(const model::Property& property) {
  switch (property.type) {
    case model::ValueType::Duration:
      return InspectorModel::tr("e.g. %1").arg(QStringLiteral("250ms"));
    case model::ValueType::Rate:
      return InspectorModel::tr("e.g. %1").arg(QStringLiteral("200/s"));
    case model::ValueType::Cpu:
      return InspectorModel::tr("e.g. %1").arg(QStringLiteral("500m"));
    case model::ValueType::Memory:
      return InspectorModel::tr("e.g. %1").arg(QStringLiteral("256Mi"));
    case model::ValueType::Share:
      return InspectorModel::tr("e.g. %1").arg(QStringLiteral("20%"));
    case model::ValueType::Multiplier:
      return InspectorModel::tr("e.g. %1").arg(QStringLiteral("x3"));
    case model::ValueType::Distribution:
      return InspectorModel::tr("e.g. %1").arg(QStringLiteral("lognormal(median 3ms, p99 20ms)"));
    case model::ValueType::Integer:
      return InspectorModel::tr("no limit");
    default:
      return InspectorModel::tr("not set");
  }
}

}  // namespace

QVariant InspectorModel::data(const QModelIndex& index, int role) const {
  const InspectorRow* row = index.isValid() ? at(index.row()) : nullptr;
  if (row == nullptr) return {};
  switch (role) {
    case TypeRole:
      return typeName(row->type);
    case DepthRole:
      return row->depth;
    case LabelRole:
      return row->label;
    case HelpRole:
      return row->help;
    case TextRole:
      return row->error.isEmpty() ? row->text : row->rejected;
    case DefaultRole:
      return row->defaultText;
    case SummaryRole:
      return row->summary;
    case ChoicesRole:
      return row->choices;
    case ClosedRole:
      return row->closed;
    case WrittenRole:
      return row->written;
    case MixedRole:
      return row->mixed;
    case ExpandableRole:
      return row->expandable;
    case ExpandedRole:
      return row->expanded;
    case RemovableRole:
      return row->removable;
    case RenamableRole:
      return row->renamable;
    case CanAddRole:
      return row->canAdd;
    case FirstRole:
      return row->first;
    case LastRole:
      return row->last;
    case ErrorRole:
      return row->error;
    case ValueTypeRole:
      return editorName(*row);
    case ExampleRole:
      return row->property == nullptr ? QString() : example(*row->property);
    case PathRole:
      return row->type == InspectorRow::Type::Heading ? QString() : shown(pathOf(*row).text());
    default:
      return {};
  }
}

QHash<int, QByteArray> InspectorModel::roleNames() const {
  return {{TypeRole, "type"},         {DepthRole, "depth"},         {LabelRole, "label"},
          {HelpRole, "help"},         {TextRole, "text"},           {DefaultRole, "defaultText"},
          {SummaryRole, "summary"},   {ChoicesRole, "choices"},     {ClosedRole, "closed"},
          {WrittenRole, "written"},   {MixedRole, "mixed"},         {ExpandableRole, "expandable"},
          {ExpandedRole, "expanded"}, {RemovableRole, "removable"}, {RenamableRole, "renamable"},
          {CanAddRole, "canAdd"},     {FirstRole, "first"},         {LastRole, "last"},
          {ErrorRole, "error"},       {ValueTypeRole, "valueType"}, {ExampleRole, "example"},
          {PathRole, "path"}};
}

}  // namespace windtunnel::app
