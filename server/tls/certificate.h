// Making certificates (RFC 5280) and reading and writing them as PEM.
//
//   KeyPtr key = generate_key();
//   CertificatePtr authority = make_authority_certificate(*key, now);
//   std::string pem = to_pem(*authority);
#pragma once

#include <chrono>       // validity
#include <string>       // PEM
#include <string_view>  // PEM
#include <vector>       // names, chains

#include "base/result.h"
#include "server/tls/openssl.h"

namespace steelyard::server::tls {

using Time = std::chrono::system_clock::time_point;

// On the curve P-256; nullptr if the system has no randomness or memory.
KeyPtr generate_key();

// A certificate that signs itself and others, valid from an hour ago for ten years; nullptr as above.
CertificatePtr make_authority_certificate(evp_pkey_st& key, Time now);

// A certificate for the key of a server, signed by the authority, valid from an hour ago for 90 days, for the hosts
// given: names and addresses.
CertificatePtr make_server_certificate(evp_pkey_st& key, const std::vector<std::string>& hosts, x509_st& authority,
                                       evp_pkey_st& authority_key, Time now);

// Whether a host can stand in a certificate: an address, or a name of letters, digits, `-`, `_` and dots.
bool is_certifiable(std::string_view host);

std::string to_pem(x509_st& certificate);
std::string to_pem(evp_pkey_st& key);

// The certificates of a text, in their order. Error: certificate_unreadable. `file` names the text in errors; nothing
// of a key ever stands in one.
Result<std::vector<CertificatePtr>> read_certificates(std::string_view pem, const std::string& file);
// Error: certificate_unreadable; a key with a passphrase is one.
Result<KeyPtr> read_key(std::string_view pem, const std::string& file);

// Errors: certificate_mismatch, certificate_expired (also: not valid yet).
Status check_pair(x509_st& certificate, evp_pkey_st& key, Time now, const std::string& file);

}  // namespace steelyard::server::tls
