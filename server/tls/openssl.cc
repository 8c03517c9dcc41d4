#include "server/tls/openssl.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace steelyard::server::tls {

void Release::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }
void Release::operator()(x509_st* certificate) const { X509_free(certificate); }
void Release::operator()(ssl_st* session) const { SSL_free(session); }
void Release::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

std::string take_reason() {
  const unsigned long code = ERR_get_error();
  const char* text = code == 0 ? nullptr : ERR_reason_error_string(code);
  ERR_clear_error();
  return text == nullptr ? "" : text;
}

}  // namespace steelyard::server::tls
