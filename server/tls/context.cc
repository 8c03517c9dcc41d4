#include "server/tls/context.h"

#include <openssl/ssl.h>

#include <utility>  // std::move

#include "base/file.h"

namespace steelyard::server::tls {
namespace {

// Chooses HTTP/1.1 where it is offered (RFC 7301), and stays silent where it is not: such clients are rarely strict.
int choose_protocol(SSL* /*session*/, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void* /*given*/) {
  static constexpr unsigned char kHttp11[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  const int outcome = SSL_select_next_proto(&found, chosen_size, kHttp11, sizeof kHttp11 - 1, offered, offered_size);
  if (outcome != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

// The chain goes out after the certificate; nullptr if OpenSSL has no memory, or finds the certificate too weak.
ContextPtr make_context(const std::vector<CertificatePtr>& chain, EVP_PKEY& key) {
  ContextPtr context(SSL_CTX_new(TLS_server_method()));
  if (!context || SSL_CTX_use_certificate(context.get(), chain.front().get()) != 1 ||
      SSL_CTX_use_PrivateKey(context.get(), &key) != 1)
    return nullptr;
  for (std::size_t i = 1; i < chain.size(); ++i) {
    if (SSL_CTX_add1_chain_cert(context.get(), chain[i].get()) != 1) return nullptr;
  }
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_mode(context.get(),
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
  return context;
}

}  // namespace

Result<std::shared_ptr<const Context>> Context::from_files(const std::string& certificate_file,
                                                           const std::string& key_file, Time now) {
  const Result<std::string> certificate_text = read_file(certificate_file);
  if (!certificate_text) return certificate_text.error();
  const Result<std::string> key_text = read_file(key_file);
  if (!key_text) return key_text.error();
  const Result<std::vector<CertificatePtr>> chain = read_certificates(*certificate_text, certificate_file);
  if (!chain) return chain.error();
  const Result<KeyPtr> key = read_key(*key_text, key_file);
  if (!key) return key.error();
  if (Status fits = check_pair(*chain->front(), **key, now, certificate_file); !fits) return fits.error();
  ContextPtr context = make_context(*chain, **key);
  if (!context) {
    return Error{ErrorCode::certificate_unreadable,
                 "OpenSSL does not take the certificate: " + take_reason(),
                 {certificate_file}};
  }
  return std::shared_ptr<const Context>(new Context(std::move(context)));
}

Result<std::shared_ptr<const Context>> Context::for_hosts(const Authority& authority,
                                                          const std::vector<std::string>& hosts, Time now) {
  const KeyPtr key = generate_key();
  std::vector<CertificatePtr> chain;
  if (key) chain.push_back(make_server_certificate(*key, hosts, *authority.certificate, *authority.key, now));
  ContextPtr context = key && chain.front() ? make_context(chain, *key) : nullptr;
  if (!context) {
    return Error{ErrorCode::authority_unusable,
                 "OpenSSL makes no certificate: " + take_reason(),
                 {authority.certificate_file.string()}};
  }
  return std::shared_ptr<const Context>(new Context(std::move(context)));
}

}  // namespace steelyard::server::tls
