// Answers that were observed, as a pack that grows. No files and no sockets here.
//
//   Recording recording(std::move(base));
//   if (auto addition = recording.propose(observed)) {
//     write(addition->body_file), write("provider.yaml", addition->pack_text);
//     recording.accept(std::move(*addition));
//   }
#pragma once

#include <cstddef>   // counts
#include <memory>    // JSON
#include <optional>  // nothing new
#include <set>       // names
#include <string>    // texts
#include <utility>   // pairs
#include <vector>    // answers

#include "base/json_fwd.h"
#include "openapi/validator_store.h"
#include "provider/provider.h"
#include "provider/recording_base.h"

namespace steelyard::provider {

// One answer, without credentials.
struct ObservedAnswer {
  const openapi::Operation& operation;
  int status = 200;
  When when = When::always;
  std::string content_type;  // "" without a body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string seen;  // the day: "2026-08-26"
};

struct RecordingAddition {
  std::optional<ImportedFile> body_file;  // to be written before the pack
  std::string pack_text;                  // provider.yaml with the answer
  std::string operation;
  Answer answer;
  std::shared_ptr<const Json> entry;  // of provider.yaml
};

class Recording {
 public:
  // Answers of one status, with different bodies, that are kept; a balance that moves has a new one every time.
  static constexpr std::size_t kMostVariants = 50;

  explicit Recording(RecordingBase base);

  // provider.yaml as it is now.
  std::string pack_text() const { return pack_text_with(nullptr); }
  const RecordingBase& base() const { return base_; }

  // What to write for an answer; nothing if one of that operation, status, media type and body is there already, or
  // kMostVariants are. The first answer of a status is its default; the first refusal of a missing key is
  // `missing-key`, of another `bad-key`; later ones are `variant-2`, …. What the answer breaks of contract and promises
  // stands in it as `breach`, so that the pack can be served.
  std::optional<RecordingAddition> propose(const ObservedAnswer& observed) const;

  // The addition has been written.
  void accept(RecordingAddition addition);

 private:
  struct Kept {
    std::string operation;
    Answer answer;
    std::shared_ptr<const Json> entry;
  };

  std::string pack_text_with(const RecordingAddition* addition) const;
  std::string name_for(const ObservedAnswer& observed) const;
  std::string file_for(const ObservedAnswer& observed, const std::string& example) const;
  std::string breach_of(const std::string& operation, const Answer& answer) const;

  RecordingBase base_;
  std::unique_ptr<openapi::ValidatorStore> validators_;
  std::vector<Kept> kept_;
  std::set<std::string> files_;
};

}  // namespace steelyard::provider
