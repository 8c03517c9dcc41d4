#include "drift/prose.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::all_of, std::any_of
#include <optional>   // no such field
#include <set>        // facts
#include <utility>    // std::pair

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

// The unit that a word names, also in the singular: "credit balance".
std::string unit_of(const std::string& word) {
  std::vector<std::string> units = units_in(word);
  if (units.empty() && word.size() > 2) units = units_in(word + "s");
  return units.empty() ? "" : units.front();
}

// What a pin speaks of: a promise, or the unit of an amount.
std::string fact_of(const ProsePin& pin) { return pin.promise.empty() ? pin.unit_of : pin.promise; }

class PinCheck {
 public:
  PinCheck(const provider::Provider& pack, const PageToCheck& page, const ProsePin& pin)
      : pack_(pack), page_(page), pin_(pin) {}

  std::vector<Finding> run() {
    if (!pin_.field.empty() && !choose_field()) return {};
    if (pin_.field.empty()) choose_operation();
    for (const Sentence& sentence : candidates()) {
      if (!has_all(sentence, pin_.about)) continue;
      stands_ = true;
      judge(sentence);
    }
    if (!stands_) {
      add(ProseRule::removed, where_,
          fmt::format("no sentence of the page says any more what the prose \"{}\" states: {}", pin_.id, fact()));
    }
    return std::move(findings_);
  }

  // After run(): whether the page has the sentence.
  bool stands() const { return stands_; }

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

  // One sentence is told of once.
  void judge(const Sentence& sentence) {
    if (has_all(sentence, pin_.says) && names_unit(sentence)) return;
    if (judge_units(sentence)) return;
    for (const std::string& phrase : pin_.says) {
      if (!sentence.has(phrase)) return add_changed(sentence, phrase);
    }
    add(ProseRule::changed, place_of(sentence.words.front()),
        fmt::format("the sentence no longer names the unit of {}, which is pinned as {}", pin_.unit_of, pinned_unit()));
  }

  bool names_unit(const Sentence& sentence) const {
    const std::string unit = pinned_unit();
    return unit.empty() || std::any_of(sentence.words.begin(), sentence.words.end(), [&](const Word& word) {
             return unit_of(word.text) == unit || word.text == unit || word.text + "s" == unit;
           });
  }

  // True if the sentence names another unit: in a phrase, or anywhere if the pinned one is gone.
  bool judge_units(const Sentence& sentence) {
    for (const std::string& phrase : pin_.says) {
      if (sentence.has(phrase)) continue;
      const std::vector<openapi::Misfit> misfits = sentence.misfits(phrase);
      if (misfits.size() != 1 || unit_of(misfits.front().wanted).empty()) continue;
      if (unit_of(misfits.front().word->text).empty()) continue;
      add_other_unit(*misfits.front().word, unit_of(misfits.front().wanted));
      return true;
    }
    if (names_unit(sentence)) return false;
    for (const Word& word : sentence.words) {
      if (units_in(word.text).empty()) continue;
      add_other_unit(word, pinned_unit());
      return true;
    }
    return false;
  }

  void add_other_unit(const Word& word, const std::string& wanted) {
    const std::string unit = unit_of(word.text);
    add(ProseRule::unit_changed, place_of(word),
        wanted == pinned_unit()
            ? fmt::format("the page names {} as the unit of {}, which is pinned as {}", unit, pin_.unit_of, wanted)
            : fmt::format("the page names {} where the prose \"{}\" has {}", unit, pin_.id, wanted));
  }

  // At the word that is another, or at the sentence where the phrase is gone altogether.
  void add_changed(const Sentence& sentence, const std::string& phrase) {
    const std::vector<openapi::Misfit> misfits = sentence.misfits(phrase);
    add(ProseRule::changed, place_of(misfits.empty() ? sentence.words.front() : *misfits.front().word),
        fmt::format("the sentence no longer says what the prose \"{}\" states: {}", pin_.id, fact()));
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
  bool stands_ = false;
  std::vector<Finding> findings_;
};

bool is_removed(const Finding& finding) { return finding.id == row(ProseRule::removed).id; }

// What a rule of contracts has said of the unit in the same description.
bool is_told(const Finding& finding, const ProsePin& pin, const std::vector<Finding>& told) {
  if (pin.field.empty() || is_removed(finding)) return false;
  if (pin.unit_of.empty() && finding.id != row(ProseRule::unit_changed).id) return false;
  return std::any_of(told.begin(), told.end(), [&](const Finding& other) {
    return other.pointer == pin.field && other.operation == finding.operation && other.status == finding.status &&
           (other.id == "response-property-unit-changed" || other.id == "response-property-unit-removed");
  });
}

}  // namespace

std::vector<Finding> check_prose(const provider::Provider& pack, const PageToCheck& page,
                                 const std::vector<Finding>& told) {
  std::set<std::string> stated;  // facts of which a sentence speaks
  std::vector<std::pair<std::string, Finding>> by_fact;
  for (const ProsePin& pin : pack.prose) {
    PinCheck check(pack, page, pin);
    for (Finding& finding : check.run()) {
      if (!is_told(finding, pin, told)) by_fact.emplace_back(fact_of(pin), std::move(finding));
    }
    if (check.stands()) stated.insert(fact_of(pin));
  }
  std::vector<Finding> findings;
  for (auto& [fact, finding] : by_fact) {
    if (!is_removed(finding) || stated.count(fact) == 0) findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace steelyard::drift
