// What `steelyard env` tells the shell of a user, put into the environment of this process.
//
//   exportEnvironment("parallel", mock.url);   // PARALLEL_BASE_URL
import { execFileSync } from "node:child_process";

export function exportEnvironment(provider, url) {
  const args = ["env", "--provider", provider, "--url", url, "--format", "json"];
  const variables = JSON.parse(execFileSync(process.env.STEELYARD, args, { encoding: "utf8" }));
  if (Object.keys(variables).length === 0) throw new Error(`steelyard env knows no variable of ${provider}`);
  Object.assign(process.env, variables);
}
