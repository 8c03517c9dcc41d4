// `steelyard shape` and `steelyard shape merge`: what many JSON values look like.
#include <fmt/format.h>  // messages

#include <filesystem>  // folders
#include <fstream>     // files
#include <ostream>     // standard output

#include "base/file.h"
#include "cli/body_stream.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/tell.h"
#include "drift/shape_builder.h"
#include "drift/shape_json.h"

namespace steelyard::cli {
namespace {

constexpr char kMerge[] = "merge";
constexpr std::size_t kMostTold = 20;  // texts that cannot be read; of more only the number is told

Status read_stream(const std::string& name, Context& context, const BodyReceiver& receive) {
  if (name == "-") return read_bodies(context.in, "standard input", receive);
  std::ifstream file(name, std::ios::binary);
  std::error_code error;
  if (!file || std::filesystem::is_directory(name, error)) {
    return Error{ErrorCode::file_not_readable, "the file cannot be opened", {name}};
  }
  return read_bodies(file, name, receive);
}

Result<int> write_result(const drift::Shape& shape, bool all_read, const Arguments& arguments, Context& context) {
  const std::string text = drift::write_shape(shape);
  if (const auto out = arguments.value("out")) {
    if (Status written = write_file(*out, text); !written) return written.error();
  } else {
    context.out << text;
  }
  return all_read ? kExitOk : kExitInput;
}

// A text that cannot be read is named, and the rest goes on.
Result<int> make_shape(const std::vector<std::string>& files, const Arguments& arguments, Context& context) {
  drift::ShapeBuilder builder;
  std::optional<Error> too_large;
  for (const std::string& name : files) {
    const std::string shown = name == "-" ? "standard input" : name;
    const Status read = read_stream(name, context, [&](std::string_view body, const TextOrigin& origin) {
      if (too_large) return;
      const Status added = builder.add(body, shown, origin);
      if (added) return;
      if (added.error().code == ErrorCode::shape_too_large) {
        too_large = added.error();
      } else if (builder.shape().unreadable <= kMostTold) {
        tell_error(added.error(), context.json, context.err);
      }
    });
    // A part without lines has a shape too, that of nothing: a split may leave one.
    if (!read && read.error().code != ErrorCode::file_empty) return read.error();
    if (too_large) return *too_large;
  }
  const std::uint64_t unreadable = builder.shape().unreadable;
  if (unreadable > kMostTold) context.err << fmt::format("steelyard: and {} more of these\n", unreadable - kMostTold);
  return write_result(builder.shape(), unreadable == 0, arguments, context);
}

// Half a sum is no sum: a shape that cannot be read ends the work.
Result<int> merge_shapes(const std::vector<std::string>& files, const Arguments& arguments, Context& context) {
  const Result<drift::ShapeReader> reader = drift::ShapeReader::create();
  if (!reader) return reader.error();
  drift::Shape sum;
  Status status;
  for (const std::string& name : files) {
    const std::string shown = name == "-" ? "standard input" : name;
    const Status read = read_stream(name, context, [&](std::string_view text, const TextOrigin& origin) {
      if (!status) return;
      Result<drift::Shape> shape = reader->read(text, shown, origin);
      status = shape ? drift::merge(sum, std::move(*shape)) : Status(shape.error());
    });
    if (!read) return read.error();
    if (!status) return status.error();
  }
  return write_result(sum, true, arguments, context);
}

}  // namespace

Result<int> run_shape(const Arguments& arguments, Context& context) {
  std::vector<std::string> files = arguments.values("FILE");
  if (Status once = check_read_once(files); !once) return once.error();
  if (files.front() != kMerge) return make_shape(files, arguments, context);
  files.erase(files.begin());
  if (files.empty()) return Error{ErrorCode::usage, "say which shapes to merge: shape merge FILE...", {}};
  return merge_shapes(files, arguments, context);
}

}  // namespace steelyard::cli
