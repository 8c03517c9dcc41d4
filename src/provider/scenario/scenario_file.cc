#include "provider/scenario/scenario_file.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find

#include "base/json.h"
#include "base/pointer.h"
#include "provider/own_schema.h"
#include "provider/scenario/state_graph.h"

namespace steelyard::provider {
namespace {

constexpr char kSchemaFile[] = "schemas/steelyard/pack-scenario.schema.json";

const Json& member(const Json& value, std::string_view name) {
  static const Json kEmpty = Json::object();
  const Json* found = find_member(value, name);
  return found == nullptr ? kEmpty : *found;
}

std::string text(const Json& value, std::string_view name) { return std::string(string_member(value, name)); }

std::optional<int> status_of(const Json& value) {
  const Json* status = find_member(value, "status");
  return status == nullptr ? std::nullopt : std::optional<int>(status->get<int>());
}

Decimal number(const Json& value) { return to_decimal(value).value_or(Decimal()); }

StepAnswer read_answer(const Json& value) {
  StepAnswer answer;
  answer.status = status_of(value);
  answer.example = text(value, "example");
  for (const auto& [name, field] : member(value, "headers").items()) {
    answer.headers.emplace_back(name, field.get<std::string>());
  }
  for (const auto& [pointer, content] : member(value, "values").items()) {
    answer.values.push_back({pointer, std::make_shared<const Json>(content)});
  }
  if (const Json* delay = find_member(value, "delay")) answer.delay = std::chrono::milliseconds(delay->get<int>());
  answer.fault = text(value, "fault");
  return answer;
}

// The members of a scenario, once the schema has said that they are well formed.
class Reading {
 public:
  explicit Reading(const Document& document) : document_(document), root_(document.root()) {}

  Result<Scenario> run() {
    scenario_.name = text(root_, "scenario");
    scenario_.says = text(root_, "says");
    scenario_.provider = text(root_, "provider");
    if (text(root_, "per") == "everyone") scenario_.per = Scenario::Per::everyone;
    for (const Json& label : member(root_, "operations")) scenario_.operations.push_back(label.get<std::string>());
    scenario_.where = document_.locate("/scenario");
    if (Status read = read_amounts(); !read) return read.error();
    if (Status read = find_member(root_, "states") != nullptr ? read_states() : read_sequence(); !read) {
      return read.error();
    }
    return std::move(scenario_);
  }

 private:
  Status read_amounts() {
    for (const auto& [name, value] : member(root_, "amounts").items()) {
      Amount amount;
      amount.name = name;
      amount.pointer = text(value, "at");
      amount.start = number(*find_member(value, "start"));
      if (const Json* least = find_member(value, "least")) amount.least = number(*least);
      amount.where = document_.locate(pointer_append("/amounts", name));
      if (amount.start < amount.least) {
        return Error{ErrorCode::scenario_amount,
                     fmt::format("{} starts at {}, below its least, {}", name, amount.start.to_string(),
                                 amount.least.to_string()),
                     amount.where};
      }
      scenario_.amounts.push_back(std::move(amount));
    }
    return {};
  }

  Result<std::size_t> amount_index(const std::string& name, const std::string& pointer) const {
    const auto found = std::find_if(scenario_.amounts.begin(), scenario_.amounts.end(),
                                    [&](const Amount& amount) { return amount.name == name; });
    if (found != scenario_.amounts.end()) return static_cast<std::size_t>(found - scenario_.amounts.begin());
    return Error{ErrorCode::scenario_amount, fmt::format("there is no amount \"{}\"", name), document_.locate(pointer)};
  }

  Status read_changes(const Json& value, const std::string& place, StateRow& row) {
    for (const auto& [kind, name] : {std::pair{Change::Kind::set, "set"}, std::pair{Change::Kind::add, "add"}}) {
      for (const auto& [amount, by] : member(value, name).items()) {
        const Result<std::size_t> index = amount_index(amount, pointer_append(pointer_append(place, name), amount));
        if (!index) return index.error();
        row.changes.push_back({kind, *index, number(by)});
      }
    }
    return {};
  }

  // A sequence is a state for each answer, named by its number.
  Status read_sequence() {
    const Json& steps = *find_member(root_, "sequence");
    const bool loops = text(root_, "then") == "loop";
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Json& step = steps[i];
      const std::string place = pointer_append("/sequence", i);
      StateRow row;
      row.state = std::to_string(i + 1);
      row.where = document_.locate(place);
      row.answer = read_answer(step);
      if (Status read = read_changes(step, place, row); !read) return read;
      const bool last = i + 1 == steps.size();
      if (!last || loops) {
        Move move;
        move.to = last ? "1" : std::to_string(i + 2);
        if (const Json* times = find_member(step, "times")) move.after = times->get<std::uint32_t>();
        row.moves.push_back(std::move(move));
      }
      scenario_.rows.push_back(std::move(row));
    }
    return {};
  }

  Status read_states() {
    const Json& states = *find_member(root_, "states");
    for (std::size_t i = 0; i < states.size(); ++i) {
      const Json& value = states[i];
      const std::string place = pointer_append("/states", i);
      StateRow row;
      row.state = text(value, "state");
      row.operation = text(value, "operation");
      row.where = document_.locate(place + "/state");
      row.answer = read_answer(member(value, "answer"));
      if (Status read = read_changes(value, place, row); !read) return read;
      const Json& moves = member(value, "next");
      for (std::size_t move = 0; move < moves.size(); ++move) {
        Result<Move> read = read_move(moves[move], pointer_append(place + "/next", move));
        if (!read) return read.error();
        row.moves.push_back(std::move(*read));
      }
      scenario_.rows.push_back(std::move(row));
    }
    return check_states(scenario_);
  }

  Result<Move> read_move(const Json& value, const std::string& place) const {
    Move move;
    move.to = text(value, "to");
    move.status = status_of(value);
    move.where = document_.locate(place + "/to");
    if (const Json* after = find_member(value, "after")) move.after = after->get<std::uint32_t>();
    if (find_member(value, "amount") == nullptr) return move;
    const Result<std::size_t> index = amount_index(text(value, "amount"), place + "/amount");
    if (!index) return index.error();
    move.amount = *index;
    for (const auto& [name, compare] :
         {std::pair{"below", Move::Compare::below}, std::pair{"at_least", Move::Compare::at_least},
          std::pair{"equals", Move::Compare::equals}}) {
      const Json* bound = find_member(value, name);
      if (bound == nullptr) continue;
      move.compare = compare;
      move.bound = number(*bound);
    }
    return move;
  }

  const Document& document_;
  const Json& root_;
  Scenario scenario_;
};

}  // namespace

Result<ScenarioReader> ScenarioReader::create() {
  Result<json_schema::Program> schema = own_schema(kSchemaFile);
  if (!schema) return schema.error();
  return ScenarioReader(std::move(*schema));
}

Result<Scenario> ScenarioReader::read(std::string_view text, const std::string& file) const {
  Result<Document> document = read_document(text, file);
  if (!document) return document.error();
  if (Status valid = judge_file(schema_, *document, ErrorCode::scenario_invalid); !valid) return valid.error();
  return Reading(*document).run();
}

}  // namespace steelyard::provider
