// Owners of OpenSSL's objects, without its headers.
//
//   KeyPtr key = generate_key();
//   CertificatePtr certificate = make_authority_certificate(*key, now);
#pragma once

#include <memory>  // owners
#include <string>  // reasons

extern "C" {
struct evp_pkey_st;
struct x509_st;
struct ssl_st;
struct ssl_ctx_st;
}

namespace steelyard::server::tls {

struct Release {
  void operator()(evp_pkey_st* key) const;
  void operator()(x509_st* certificate) const;
  void operator()(ssl_st* session) const;
  void operator()(ssl_ctx_st* context) const;
};
using KeyPtr = std::unique_ptr<evp_pkey_st, Release>;
using CertificatePtr = std::unique_ptr<x509_st, Release>;
using SessionPtr = std::unique_ptr<ssl_st, Release>;
using ContextPtr = std::unique_ptr<ssl_ctx_st, Release>;

// What OpenSSL says of the first failure since the last call, in its own words; "" for none. Forgets the others.
std::string take_reason();

}  // namespace steelyard::server::tls
