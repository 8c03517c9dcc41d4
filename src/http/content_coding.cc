#include "http/content_coding.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>    // std::min
#include <array>        // pieces
#include <climits>      // UINT_MAX
#include <memory>       // decoders
#include <string_view>  // names
#include <vector>       // codings

#include "http/field_value.h"

namespace steelyard::http {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10U;
constexpr std::size_t kMostCodings = 4;  // one in another, as nobody but an attacker sends them

Error broken(std::string_view coding) {
  return {ErrorCode::coding_broken, "the body is not " + std::string(coding) + ", or ends too early", {}};
}

Error too_large(std::size_t max_bytes) {
  return {ErrorCode::coding_too_large, "more than " + std::to_string(max_bytes) + " bytes come out of the body", {}};
}

// Window bits as zlib has them: 15 + 16 for the wrapper of gzip, 15 for its own, -15 for none.
Result<std::string> inflate_bytes(const std::string& body, int window_bits, std::string_view coding,
                                  std::size_t max_bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return broken(coding);
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> ends(&stream, inflateEnd);
  std::string_view rest = body;
  std::string out;
  std::array<unsigned char, kPieceBytes> piece;
  int result = Z_OK;
  while (result != Z_STREAM_END || !rest.empty()) {
    // A gzip body may be several members, one after the other (RFC 1952, section 2.2).
    if (result == Z_STREAM_END && inflateReset(&stream) != Z_OK) return broken(coding);
    const auto take = std::min<std::size_t>(rest.size(), UINT_MAX);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
    stream.avail_in = static_cast<uInt>(take);
    stream.next_out = piece.data();
    stream.avail_out = static_cast<uInt>(piece.size());
    result = inflate(&stream, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END) return broken(coding);
    rest.remove_prefix(take - stream.avail_in);
    const std::size_t made = piece.size() - stream.avail_out;
    if (out.size() + made > max_bytes) return too_large(max_bytes);
    out.append(reinterpret_cast<const char*>(piece.data()), made);
  }
  return out;
}

Result<std::string> decode_gzip(const std::string& body, std::size_t max_bytes) {
  return inflate_bytes(body, 15 + 16, "gzip", max_bytes);
}

Result<std::string> decode_deflate(const std::string& body, std::size_t max_bytes) {
  Result<std::string> wrapped = inflate_bytes(body, 15, "deflate", max_bytes);
  if (wrapped || wrapped.error().code != ErrorCode::coding_broken) return wrapped;
  return inflate_bytes(body, -15, "deflate", max_bytes);
}

Result<std::string> decode_brotli(const std::string& body, std::size_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (state == nullptr) return broken("br");
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  std::string out;
  std::array<std::uint8_t, kPieceBytes> piece;
  for (;;) {
    std::uint8_t* next_out = piece.data();
    std::size_t room = piece.size();
    const auto result = BrotliDecoderDecompressStream(state.get(), &left, &next_in, &room, &next_out, nullptr);
    const std::size_t made = piece.size() - room;
    if (out.size() + made > max_bytes) return too_large(max_bytes);
    out.append(reinterpret_cast<const char*>(piece.data()), made);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return left == 0 ? Result<std::string>(std::move(out)) : broken("br");
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return broken("br");
  }
}

Result<std::string> as_it_is(const std::string& body, std::size_t max_bytes) {
  if (body.size() > max_bytes) return too_large(max_bytes);
  return body;
}

struct Coding {
  std::string_view name;
  Result<std::string> (*decode)(const std::string& body, std::size_t max_bytes);
};

constexpr Coding kCodings[] = {
    {"gzip", decode_gzip}, {"x-gzip", decode_gzip}, {"deflate", decode_deflate},
    {"br", decode_brotli}, {"identity", as_it_is},
};

const Coding* find_coding(std::string_view name) {
  for (const Coding& coding : kCodings) {
    if (equals_ignore_case(coding.name, name)) return &coding;
  }
  return nullptr;
}

}  // namespace

Result<std::string> decode_body(const Response& response, std::size_t max_bytes) {
  return decode_body(response.headers, response.body, max_bytes);
}

Result<std::string> decode_body(const Headers& headers, const std::string& sent, std::size_t max_bytes) {
  const auto field = headers.combined("Content-Encoding");
  if (!field || sent.empty()) return sent;
  std::vector<std::string_view> names;
  for (const std::string_view element : split_field(*field, ',')) {
    if (!trim(element).empty()) names.push_back(trim(element));
  }
  if (names.size() > kMostCodings) {
    return Error{ErrorCode::coding_unknown, "the body is wrapped in more than four content codings", {}};
  }
  std::string body = sent;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const Coding* coding = find_coding(*name);
    if (coding == nullptr) {
      return Error{ErrorCode::coding_unknown, "the content coding \"" + std::string(*name) + "\" is not known", {}};
    }
    Result<std::string> decoded = coding->decode(body, max_bytes);
    if (!decoded) return decoded;
    body = std::move(*decoded);
  }
  return body;
}

}  // namespace steelyard::http
