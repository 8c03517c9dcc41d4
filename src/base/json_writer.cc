#include <cstddef>  // std::size_t

#include "base/json.h"

namespace steelyard {
namespace {

class Writer {
 public:
  explicit Writer(int indent) : indent_(indent) {}

  void value(const Json& json) {
    if (json.is_object()) {
      object(json.get_ref<const Json::object_t&>());
    } else if (json.is_array()) {
      array(json.get_ref<const Json::array_t&>());
    } else if (json.is_binary()) {
      text_ += number_text(json);
    } else {
      scalar(json);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void scalar(const Json& json) { text_ += json.dump(-1, ' ', false, Json::error_handler_t::replace); }

  void object(const Json::object_t& members) {
    if (members.empty()) {
      text_ += "{}";
      return;
    }
    open('{');
    bool first = true;
    for (const auto& [key, member] : members) {
      separate(first);
      scalar(Json(key));
      text_ += indent_ < 0 ? ":" : ": ";
      value(member);
    }
    close('}');
  }

  void array(const Json::array_t& items) {
    if (items.empty()) {
      text_ += "[]";
      return;
    }
    open('[');
    bool first = true;
    for (const Json& item : items) {
      separate(first);
      value(item);
    }
    close(']');
  }

  void open(char bracket) {
    text_ += bracket;
    ++level_;
  }
  void close(char bracket) {
    --level_;
    newline();
    text_ += bracket;
  }
  void separate(bool& first) {
    if (!first) text_ += ',';
    first = false;
    newline();
  }
  void newline() {
    if (indent_ < 0) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(level_ * indent_), ' ');
  }

  int indent_;
  int level_ = 0;
  std::string text_;
};

}  // namespace

std::string write_json(const Json& value, int indent) {
  Writer writer(indent);
  writer.value(value);
  return writer.take();
}

}  // namespace steelyard
