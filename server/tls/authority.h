// The local certificate authority: made once, kept in a folder of the user, trusted by whom the user points to it.
//
//   Result<Authority> authority = open_authority("/home/me/.local/share/steelyard", now);
//   authority->certificate_file   // what clients are told to trust
#pragma once

#include <filesystem>  // folder

#include "base/result.h"
#include "server/tls/certificate.h"

namespace steelyard::server::tls {

struct Authority {
  std::filesystem::path certificate_file;
  CertificatePtr certificate;
  KeyPtr key;
};

inline constexpr char kAuthorityCertificate[] = "ca.pem";
inline constexpr char kAuthorityKey[] = "ca-key.pem";

// The authority of the folder; makes folder (mode 0700) and authority (key with mode 0600) if they are missing. Several
// processes may do so at once: they get the same authority. Errors: authority_unusable (also for a key that others may
// read), certificate_unreadable, certificate_mismatch, certificate_expired.
Result<Authority> open_authority(const std::filesystem::path& folder, Time now);

}  // namespace steelyard::server::tls
