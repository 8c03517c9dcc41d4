#include <cstddef>  // std::size_t
#include <vector>   // what is open

#include "base/json.h"

namespace steelyard {
namespace {

class Writer {
 public:
  explicit Writer(int indent) : indent_(indent) {}

  void write(const Json& root) {
    begin(root);
    while (!open_.empty()) {
      Container& container = open_.back();
      if (container.next == container.json->end()) {
        close(container.json->is_object() ? '}' : ']');
        continue;
      }
      separate(container.first);
      const Json& child = *container.next;
      if (container.json->is_object()) {
        scalar(Json(container.next.key()));
        text_ += indent_ < 0 ? ":" : ": ";
      }
      ++container.next;
      begin(child);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  // An array or object that is not written to its end.
  struct Container {
    const Json* json;
    Json::const_iterator next;
    bool first = true;
  };

  void scalar(const Json& json) { text_ += json.dump(-1, ' ', false, Json::error_handler_t::replace); }

  // Writes a scalar, or opens what has children.
  void begin(const Json& json) {
    if (json.is_binary()) {
      text_ += number_text(json);
    } else if (!json.is_structured()) {
      scalar(json);
    } else if (json.empty()) {
      text_ += json.is_object() ? "{}" : "[]";
    } else {
      text_ += json.is_object() ? '{' : '[';
      open_.push_back({&json, json.begin()});
    }
  }

  void close(char bracket) {
    open_.pop_back();
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
    text_.append(open_.size() * static_cast<std::size_t>(indent_), ' ');
  }

  int indent_;
  std::vector<Container> open_;
  std::string text_;
};

}  // namespace

std::string write_json(const Json& value, int indent) {
  Writer writer(indent);
  writer.write(value);
  return writer.take();
}

}  // namespace steelyard
