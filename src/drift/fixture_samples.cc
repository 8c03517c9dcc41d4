#include "drift/fixture_samples.h"

namespace steelyard::drift {

Sample sample_of(const std::string& operation, const provider::Answer& answer) {
  Sample sample;
  sample.operation = operation;
  sample.status = answer.status;
  const bool keyed = answer.status != 401;
  for (const provider::AnswerHeader& header : answer.headers) {
    if (keyed || !header.only_with_credential) sample.headers.add(header.name, header.value);
  }
  if (!answer.content_type.empty()) sample.headers.set("Content-Type", answer.content_type);
  sample.knows_headers = true;
  sample.is_answer_to_key = answer.when == provider::When::always && answer.status < 400;
  sample.body = answer.body;
  sample.where = answer.where;
  if (!answer.body_file.empty()) {
    sample.where = {answer.body_file, 1, 1};
    sample.body_origin = TextOrigin{};
  }
  return sample;
}

void replay_fixtures(const provider::Provider& provider, provider::Source source,
                     const SampleReader::Receiver& receive) {
  for (const provider::OperationFixtures& fixtures : provider.operations) {
    for (const provider::Answer& answer : fixtures.answers) {
      if (answer.source == source && !answer.breach) receive(sample_of(fixtures.operation, answer));
    }
  }
}

}  // namespace steelyard::drift
