// Where `steelyard drift` gets from what was seen: a live API, files of samples, a shape, the answers of the pack.
//
//   Status read = read_samples("answers.ndjson", {}, context, [&](drift::Sample&& sample) { observer.add(sample); },
//   refuse);
#pragma once

#include <functional>  // receivers
#include <string>      // files
#include <vector>      // cases

#include "base/result.h"
#include "cli/command.h"
#include "drift/samples.h"
#include "drift/shape.h"
#include "http/message.h"
#include "provider/provider.h"
#include "report/report.h"

namespace steelyard::cli {

// "-" is standard input. A HAR, NDJSON of answers, NDJSON of bodies or one body. What cannot be understood goes to
// `refuse`, and the rest goes on. Errors: those of read_bodies() and of opening the file.
Status read_samples(const std::string& file, const drift::SampleDefaults& defaults, Context& context,
                    const drift::SampleReader::Receiver& receive, const drift::SampleReader::Refusal& refuse);

// Errors: those of reading a file and of ShapeReader::read().
Result<drift::Shape> read_shape_file(const std::string& file, Context& context);

// Asks what is safe to ask (checks/plan.h): without a key, with a bad one, with the one given ("" for none). What does
// not answer becomes a case that is `unreachable`.
void ask_live(const provider::Provider& provider, http::Transport& transport, const std::string& key,
              const drift::SampleReader::Receiver& receive, std::vector<report::Case>& cases);

}  // namespace steelyard::cli
