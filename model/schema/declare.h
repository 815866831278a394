// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/schema/property.h"

/// A small vocabulary to declare properties in one line each; chain the modifiers after it.
namespace windtunnel::model::declare {

struct Declaration : Property {
  Declaration(std::string propertyKey, ValueType propertyType, std::string sentence) {
    key = std::move(propertyKey);
    type = propertyType;
    help = std::move(sentence);
  }
  Declaration& in(std::string heading) {
    group = std::move(heading);
    return *this;
  }
  Declaration& from(double low) {
    minimum = low;
    return *this;
  }
  Declaration& upTo(double high) {
    maximum = high;
    return *this;
  }
  Declaration& byDefault(std::string text) {
    defaultText = std::move(text);
    return *this;
  }
  Declaration& only(std::vector<std::string> names) {
    kinds = std::move(names);
    return *this;
  }
  Declaration& naming(ReferenceTo what) {
    reference = what;
    return *this;
  }
  Declaration& of(const ObjectType& (*members)()) {
    object = members;
    return *this;
  }
  Declaration& of(const Property& (*scalar)()) {
    element = scalar;
    return *this;
  }
  Declaration& oneOf(std::vector<std::string> words) {
    choices = std::move(words);
    return *this;
  }
  Declaration& swept() {
    sweepable = true;
    return *this;
  }
  Declaration& orScalar() {
    scalarAllowed = true;
    return *this;
  }
  Declaration& mandatory() {
    required = true;
    return *this;
  }
  Declaration& secret() {
    sensitive = true;
    return *this;
  }
};

inline Declaration text(std::string key, std::string help) {
  return {std::move(key), ValueType::Text, std::move(help)};
}
inline Declaration boolean(std::string key, std::string help) {
  return {std::move(key), ValueType::Boolean, std::move(help)};
}
inline Declaration integer(std::string key, std::string help) {
  return {std::move(key), ValueType::Integer, std::move(help)};
}
inline Declaration number(std::string key, std::string help) {
  return {std::move(key), ValueType::Number, std::move(help)};
}
inline Declaration choice(std::string key, std::vector<std::string> words, std::string help) {
  Declaration made(std::move(key), ValueType::Choice, std::move(help));
  made.choices = std::move(words);
  return made;
}
inline Declaration duration(std::string key, std::string help) {
  return {std::move(key), ValueType::Duration, std::move(help)};
}
inline Declaration rate(std::string key, std::string help) {
  return {std::move(key), ValueType::Rate, std::move(help)};
}
inline Declaration cpu(std::string key, std::string help) {
  return {std::move(key), ValueType::Cpu, std::move(help)};
}
inline Declaration memory(std::string key, std::string help) {
  return {std::move(key), ValueType::Memory, std::move(help)};
}
inline Declaration share(std::string key, std::string help) {
  Declaration made(std::move(key), ValueType::Share, std::move(help));
  return made.from(0).upTo(1);
}
inline Declaration distribution(std::string key, std::string help) {
  return {std::move(key), ValueType::Distribution, std::move(help)};
}
inline Declaration reference(std::string key, ReferenceTo what, std::string help) {
  Declaration made(std::move(key), ValueType::Reference, std::move(help));
  return made.naming(what);
}
inline Declaration object(std::string key, const ObjectType& (*type)(), std::string help) {
  Declaration made(std::move(key), ValueType::Object, std::move(help));
  return made.of(type);
}
template <class Source>
Declaration mapOf(std::string key, ReferenceTo keys, Source* elements, std::string help) {
  Declaration made(std::move(key), ValueType::MapOf, std::move(help));
  return made.naming(keys).of(elements);
}
template <class Source>
Declaration listOf(std::string key, Source* elements, std::string help) {
  Declaration made(std::move(key), ValueType::ListOf, std::move(help));
  return made.of(elements);
}

/// The properties of one group, all under its heading.
inline void add(std::vector<Property>& table, std::string heading, std::vector<Declaration> group) {
  for (Declaration& declaration : group) table.push_back(declaration.in(heading));
}

}  // namespace windtunnel::model::declare
