// Files that are whole after a crash: written beside, flushed, then renamed.
//
//   if (Status written = write_file_durably(folder / "200.json", body); !written) return written.error();
#pragma once

#include <filesystem>   // paths
#include <string_view>  // contents

#include "base/result.h"

namespace steelyard {

// As write_file(), and the contents and the name have reached the disk when it returns. Whenever the process or the
// machine stops, a reader finds the old text or the new. What is left over of a failed attempt ends in ".part".
// Error: file_not_writable, with the reason of the system (no space, no permission, file too large).
Status write_file_durably(const std::filesystem::path& path, std::string_view text);

}  // namespace steelyard
