#include <ostream>  // output

#include "base/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/tls_options.h"

namespace steelyard::cli {

Result<int> run_ca(const Arguments& /*arguments*/, Context& context) {
  const Result<server::tls::Authority> authority = open_user_authority(context);
  if (!authority) return authority.error();
  const std::string file = authority->certificate_file.string();
  context.out << (context.json ? write_json(Json{{"certificate", file}}) : file) << '\n';
  return kExitOk;
}

}  // namespace steelyard::cli
