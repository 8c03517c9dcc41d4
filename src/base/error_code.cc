#include "base/error_code.h"

#include <cstddef>  // std::size_t

namespace steelyard {
namespace {

constexpr ErrorInfo kCatalogue[] = {
#define STEELYARD_ERROR(name, id, cause, remedy) {ErrorCode::name, id, cause, remedy},
#include "base/error_code.def"
#undef STEELYARD_ERROR
};

}  // namespace

std::span<const ErrorInfo> error_catalogue() { return kCatalogue; }

const ErrorInfo& error_info(ErrorCode code) { return kCatalogue[static_cast<std::size_t>(code)]; }

}  // namespace steelyard
