#include "drift/prose.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::all_of
#include <optional>   // no such field

#include "base/json.h"
#include "base/pointer.h"
#include "drift/prose_rule.h"
#include "drift/units.h"
#include "openapi/schema_view.h"

namespace steelyard::drift {
namespace {

using openapi::Operation;
using openapi::SchemaView;
using openapi::Sentence;
using openapi::Word;
using provider::ProsePin;
using report::Finding;

// A property of a successful body.
struct Field {
  const Operation* operation = nullptr;
  Location where;
  std::vector<SchemaView> schemas;  // that describe it
};

std::vector<SchemaView> step(const std::vector<SchemaView>& schemas, const std::string& name) {
  std::vector<SchemaView> found;
  for (const SchemaView& schema : schemas) {
    for (const SchemaView& branch : openapi::branches(schema)) {
      const auto child = name == "*" ? branch.child("items") : branch.child("properties", name);
      if (child) found.push_back(*child);
    }
  }
  return found;
}

std::optional<Field> find_field(const openapi::Contract& contract, const Operation& operation,
                                const std::string& pointer) {
  const openapi::ResponseSpec* response = operation.response_for(operation.success_status());
  if (response == nullptr) return std::nullopt;
  std::vector<SchemaView> schemas;
  for (const openapi::MediaType& media : response->content) {
    if (media.schema) schemas.emplace_back(contract.registry, *media.schema);
  }
  for (const std::string& name : pointer_tokens(pointer)) schemas = step(schemas, name);
  if (schemas.empty()) return std::nullopt;
  const json_schema::SchemaRef& place = schemas.front().place();
  return Field{&operation, contract.registry.find(place.uri)->locate(place.pointer), std::move(schemas)};
}

bool has_all(const Sentence& sentence, const std::vector<std::string>& phrases) {
  return std::all_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) { return sentence.has(phrase); });
}

class PinCheck {
 public:
  PinCheck(const provider::Provider& pack, const PageToCheck& page, const ProsePin& pin)
      : pack_(pack), page_(page), pin_(pin) {}

  std::vector<Finding> run() {
    if (!pin_.field.empty() && !choose_field()) return {};
    if (pin_.field.empty()) choose_operation();
    bool stands = false;
    for (const Sentence& sentence : candidates()) {
      if (!has_all(sentence, pin_.about)) continue;
      stands = true;
      judge(sentence);
    }
    if (!stands) {
      add(ProseRule::removed, where_,
          fmt::format("no sentence of the page says any more what the prose \"{}\" states: {}", pin_.id, fact()));
    }
    return std::move(findings_);
  }

 private:
  bool choose_field() {
    for (const Operation& operation : page_.contract.operations) {
      field_ = find_field(page_.contract, operation, pin_.field);
      if (!field_) continue;
      operation_ = &operation;
      where_ = field_->where;
      return true;
    }
    return false;
  }

  // That of the promise, else the first.
  void choose_operation() {
    for (const Operation& operation : page_.contract.operations) {
      if (operation_ == nullptr || (promise() != nullptr && operation.label() == promise()->operation)) {
        operation_ = &operation;
      }
    }
    where_ = operation_ == nullptr ? Location{page_.contract.file, 1, 1} : operation_->where;
  }

  std::vector<Sentence> candidates() const {
    if (!field_) return page_.prose.sentences();
    std::vector<Sentence> found;
    for (const SchemaView& schema : field_->schemas) {
      for (const SchemaView& part : openapi::branches(schema)) add_description(part, found);
    }
    return found;
  }

  void add_description(const SchemaView& schema, std::vector<Sentence>& found) const {
    const Json* text = schema.keyword("description");
    if (text == nullptr || !text->is_string()) return;
    const Location where =
        page_.contract.registry.find(schema.place().uri)->locate(schema.place().pointer + "/description");
    std::vector<Sentence> more = page_.prose.sentences_at(text->get_ref<const std::string&>(), where);
    found.insert(found.end(), more.begin(), more.end());
  }

  void judge(const Sentence& sentence) {
    const std::string unit = pinned_unit();
    if (!unit.empty() && !judge_unit(sentence, unit)) return;
    if (has_all(sentence, pin_.says)) return;
    add(ProseRule::changed, place_of(sentence.words.front()),
        fmt::format("the sentence no longer says what the prose \"{}\" states: {}", pin_.id, fact()));
  }

  // True if the sentence names the unit.
  bool judge_unit(const Sentence& sentence, const std::string& unit) {
    const Word* other = nullptr;
    for (const Word& word : sentence.words) {
      const std::vector<std::string> units = units_in(word.text);
      const bool names_it = word.text == unit || word.text + "s" == unit;
      if (names_it || (!units.empty() && units.front() == unit)) return true;
      if (other == nullptr && !units.empty()) other = &word;
    }
    if (other == nullptr) {
      add(ProseRule::changed, place_of(sentence.words.front()),
          fmt::format("the sentence no longer names the unit of {}, which is pinned as {}", pin_.unit_of, unit));
    } else {
      add(ProseRule::unit_changed, place_of(*other),
          fmt::format("the page names {} as the unit of {}, which is pinned as {}", units_in(other->text).front(),
                      pin_.unit_of, unit));
    }
    return false;
  }

  std::string pinned_unit() const {
    const auto found = pack_.units.find(pin_.unit_of);
    return found == pack_.units.end() ? "" : found->second;
  }

  const provider::Promise* promise() const {
    for (const provider::Promise& promise : pack_.promises) {
      if (promise.id == pin_.promise) return &promise;
    }
    return nullptr;
  }

  std::string fact() const {
    return promise() != nullptr ? promise()->says : fmt::format("{} is in {}", pin_.unit_of, pinned_unit());
  }

  Location place_of(const Word& word) const { return {page_.contract.file, word.place.line, word.place.column}; }

  void add(ProseRule rule, const Location& where, std::string message) {
    const ProseRuleRow& row = drift::row(rule);
    Finding finding;
    finding.id = row.id;
    finding.level = row.level;
    finding.message = std::move(message);
    finding.provider = pack_.name;
    finding.subject = pin_.id;
    finding.pointer = pin_.field.empty() ? pin_.unit_of : pin_.field;
    if (operation_ != nullptr) {
      finding.operation = operation_->label();
      finding.status = operation_->success_status();
    }
    finding.location = where;
    finding.contract_location = pin_.where;
    finding.help = row.advice;
    findings_.push_back(std::move(finding));
  }

  const provider::Provider& pack_;
  const PageToCheck& page_;
  const ProsePin& pin_;
  std::optional<Field> field_;
  const Operation* operation_ = nullptr;
  Location where_;  // of what the pin is about
  std::vector<Finding> findings_;
};

// What a rule of contracts has said of the unit in the same description.
bool is_told(const Finding& finding, const ProsePin& pin, const std::vector<Finding>& told) {
  if (pin.field.empty() || pin.unit_of.empty() || finding.id == row(ProseRule::removed).id) return false;
  return std::any_of(told.begin(), told.end(), [&](const Finding& other) {
    return other.pointer == pin.field && other.operation == finding.operation && other.status == finding.status &&
           (other.id == "response-property-unit-changed" || other.id == "response-property-unit-removed");
  });
}

}  // namespace

std::vector<Finding> check_prose(const provider::Provider& pack, const PageToCheck& page,
                                 const std::vector<Finding>& told) {
  std::vector<Finding> findings;
  for (const ProsePin& pin : pack.prose) {
    for (Finding& finding : PinCheck(pack, page, pin).run()) {
      if (!is_told(finding, pin, told)) findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace steelyard::drift
