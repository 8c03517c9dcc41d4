#include "server/tls/certificate.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>  // std::all_of

namespace steelyard::server::tls {
namespace {

using std::chrono::hours;

constexpr hours kAuthorityLife = hours(24) * 3650;
constexpr hours kServerLife = hours(24) * 90;
constexpr hours kLeeway{1};  // for clients whose clock is behind
constexpr std::size_t kLongestHost = 253;

struct FreeAddress {
  void operator()(ASN1_OCTET_STRING* address) const { ASN1_OCTET_STRING_free(address); }
};
using AddressPtr = std::unique_ptr<ASN1_OCTET_STRING, FreeAddress>;

AddressPtr address_of(std::string_view host) { return AddressPtr(a2i_IPADDRESS(std::string(host).c_str())); }

bool add_name(X509_NAME* name, const char* field, const char* value) {
  return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(value), -1, -1,
                                    0) == 1;
}

bool add_extension(X509& certificate, X509& issuer, int id, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
  const bool added = extension != nullptr && X509_add_ext(&certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return added;
}

// The hosts as subjectAltName has them (RFC 5280, section 4.2.1.6).
std::string alternative_names(const std::vector<std::string>& hosts) {
  std::string names;
  for (const std::string& host : hosts) {
    if (!is_certifiable(host)) continue;
    names += (names.empty() ? "" : ",") + std::string(address_of(host) ? "IP:" : "DNS:") + host;
  }
  return names;
}

// Serial number, validity, subject and key; the extensions and the signature are left.
CertificatePtr begin_certificate(evp_pkey_st& key, const char* common_name, Time now, hours life) {
  CertificatePtr certificate(X509_new());
  if (!certificate) return nullptr;
  unsigned char serial[16];
  if (RAND_bytes(serial, sizeof serial) != 1) return nullptr;
  serial[0] &= 0x7FU;  // positive
  BIGNUM* number = BN_bin2bn(serial, sizeof serial, nullptr);
  const bool numbered =
      number != nullptr && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get())) != nullptr;
  BN_free(number);
  const std::time_t from = std::chrono::system_clock::to_time_t(now - kLeeway);
  const std::time_t until = std::chrono::system_clock::to_time_t(now + life);
  const bool made = numbered && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
                    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), from) != nullptr &&
                    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), until) != nullptr &&
                    X509_set_pubkey(certificate.get(), &key) == 1 &&
                    add_name(X509_get_subject_name(certificate.get()), "O", "Steelyard") &&
                    add_name(X509_get_subject_name(certificate.get()), "CN", common_name);
  return made ? std::move(certificate) : nullptr;
}

}  // namespace

KeyPtr generate_key() { return KeyPtr(EVP_EC_gen("P-256")); }

CertificatePtr make_authority_certificate(evp_pkey_st& key, Time now) {
  CertificatePtr made = begin_certificate(key, "Steelyard local authority", now, kAuthorityLife);
  const bool signed_well = made && X509_set_issuer_name(made.get(), X509_get_subject_name(made.get())) == 1 &&
                           add_extension(*made, *made, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
                           add_extension(*made, *made, NID_key_usage, "critical,keyCertSign,cRLSign") &&
                           add_extension(*made, *made, NID_subject_key_identifier, "hash") &&
                           X509_sign(made.get(), &key, EVP_sha256()) > 0;
  return signed_well ? std::move(made) : nullptr;
}

CertificatePtr make_server_certificate(evp_pkey_st& key, const std::vector<std::string>& hosts, x509_st& authority,
                                       evp_pkey_st& authority_key, Time now) {
  CertificatePtr made = begin_certificate(key, "Steelyard mock", now, kServerLife);
  const bool signed_well = made && X509_set_issuer_name(made.get(), X509_get_subject_name(&authority)) == 1 &&
                           add_extension(*made, authority, NID_basic_constraints, "critical,CA:FALSE") &&
                           add_extension(*made, authority, NID_key_usage, "critical,digitalSignature") &&
                           add_extension(*made, authority, NID_ext_key_usage, "serverAuth") &&
                           add_extension(*made, authority, NID_subject_key_identifier, "hash") &&
                           add_extension(*made, authority, NID_authority_key_identifier, "keyid:always") &&
                           add_extension(*made, authority, NID_subject_alt_name, alternative_names(hosts)) &&
                           X509_sign(made.get(), &authority_key, EVP_sha256()) > 0;
  return signed_well ? std::move(made) : nullptr;
}

bool is_certifiable(std::string_view host) {
  if (host.empty() || host.size() > kLongestHost) return false;
  if (address_of(host)) return true;
  return std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

Status check_pair(x509_st& certificate, evp_pkey_st& key, Time now, const std::string& file) {
  if (X509_check_private_key(&certificate, &key) != 1) {
    take_reason();
    return Error{ErrorCode::certificate_mismatch, "the certificate was made with another key", {file}};
  }
  std::time_t at = std::chrono::system_clock::to_time_t(now);
  if (X509_cmp_time(X509_get0_notAfter(&certificate), &at) < 0)
    return Error{ErrorCode::certificate_expired, "the certificate has expired", {file}};
  if (X509_cmp_time(X509_get0_notBefore(&certificate), &at) > 0)
    return Error{ErrorCode::certificate_expired, "the certificate is not valid yet", {file}};
  return {};
}

}  // namespace steelyard::server::tls
