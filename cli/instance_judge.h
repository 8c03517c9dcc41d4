// Judges the instances of one file by a schema, one after the other, in constant memory.
//
//   InstanceJudge judge(program, "person.schema.json", "people.ndjson", output);
//   judge.add(document);
//   std::vector<report::Case> cases = judge.finish();
#pragma once

#include <cstddef>  // counts
#include <string>   // names
#include <vector>   // cases

#include "base/document.h"
#include "json_schema/schema.h"
#include "report/report.h"

namespace steelyard::cli {

class InstanceJudge {
 public:
  // The names are those that findings tell.
  InstanceJudge(const json_schema::Program& program, std::string schema, std::string file);

  void add(const Document& instance);
  // One that is known to be valid and to name no member twice.
  void add_valid();

  // A case for the schema and one for members that are named twice; of many findings the first hundred of each, and how
  // many more there were.
  std::vector<report::Case> finish();

 private:
  struct Tally {
    report::Case test;
    std::size_t dropped = 0;
  };
  Tally start(const char* id) const;
  void add_finding(Tally& tally, report::Finding finding);

  const json_schema::Program& program_;
  std::string schema_;
  std::string file_;
  json_schema::Evaluator evaluator_;
  Tally schema_tally_;
  Tally key_tally_;
};

}  // namespace steelyard::cli
