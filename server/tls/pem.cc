// Certificates and keys as PEM (RFC 7468).
#include <openssl/pem.h>

#include "server/tls/certificate.h"

namespace steelyard::server::tls {
namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using BioPtr = std::unique_ptr<BIO, FreeBio>;

BioPtr reader_of(std::string_view text) { return BioPtr(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

std::string text_of(BIO* bio) {
  const char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio, &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

// Nobody is asked for a passphrase on a terminal.
int refuse_passphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*given*/) { return -1; }

Error unreadable(const std::string& what, const std::string& file) {
  const std::string reason = take_reason();
  return {ErrorCode::certificate_unreadable, what + (reason.empty() ? "" : " (" + reason + ")"), {file}};
}

}  // namespace

std::string to_pem(x509_st& certificate) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(bio.get(), &certificate);
  return text_of(bio.get());
}

std::string to_pem(evp_pkey_st& key) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(bio.get(), &key, nullptr, nullptr, 0, nullptr, nullptr);
  return text_of(bio.get());
}

Result<std::vector<CertificatePtr>> read_certificates(std::string_view pem, const std::string& file) {
  const BioPtr bio = reader_of(pem);
  std::vector<CertificatePtr> found;
  while (CertificatePtr certificate{PEM_read_bio_X509(bio.get(), nullptr, refuse_passphrase, nullptr)}) {
    found.push_back(std::move(certificate));
  }
  if (found.empty()) return unreadable("the file holds no certificate as PEM", file);
  take_reason();  // the end of the file, in OpenSSL's eyes
  return found;
}

Result<KeyPtr> read_key(std::string_view pem, const std::string& file) {
  if (pem.find("ENCRYPTED") != std::string_view::npos)
    return Error{ErrorCode::certificate_unreadable, "the private key has a passphrase", {file}};
  const BioPtr bio = reader_of(pem);
  KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, refuse_passphrase, nullptr));
  if (!key) return unreadable("the file holds no private key as PEM", file);
  return key;
}

}  // namespace steelyard::server::tls
