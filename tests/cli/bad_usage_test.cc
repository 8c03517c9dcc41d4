// Command lines that ask for what there is not.
#include <arpa/inet.h>  // htonl
#include <doctest/doctest.h>
#include <netinet/in.h>  // sockaddr_in
#include <sys/socket.h>  // a port in use
#include <unistd.h>      // close

#include "tests/cli/bad_input.h"

namespace steelyard::cli {
namespace {

// A socket that listens on a free port of this machine.
class BusyPort {
 public:
  BusyPort() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = static_cast<sockaddr*>(static_cast<void*>(&address));
    REQUIRE(::bind(socket_, generic, size) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    REQUIRE(::getsockname(socket_, generic, &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~BusyPort() { ::close(socket_); }
  BusyPort(const BusyPort&) = delete;
  BusyPort& operator=(const BusyPort&) = delete;

  std::string text() const { return std::to_string(port_); }

 private:
  int socket_;
  int port_ = 0;
};

const BadInput kRows[] = {
    {"unknown command", {}, {"serv"}, 2, "unknown command \"serv\"; did you mean serve? [usage]"},
    {"unknown option", {}, {"serve", "--prot", "1"}, 2, "unknown option --prot; did you mean --port? [usage]"},
    {"unknown topic",
     {},
     {"list", "check"},
     2,
     "the topic cannot be \"check\"; did you mean checks?; it is one of providers, operations, scenarios, checks, "
     "rules, drills, baseline-rules, mutators, faults, "
     "errors, "
     "formats, "
     "dialects, keywords, schema-formats "
     "[usage]"},
    {"unknown provider",
     {},
     {"serve", "--provider", "breez"},
     2,
     "there is no provider \"breez\"; did you mean \"breeze\"? [provider-unknown]"},
    {"unknown report format",
     {},
     {"check", "--mock", "--report", "junt"},
     2,
     "the report format cannot be \"junt\"; did you mean junit?; it is one of text, json, ndjson, junit, sarif, "
     "github, gitlab, tap, markdown, html, badge [usage]"},
    {"a report without a file",
     {},
     {"check", "--mock", "--report", "json="},
     2,
     "--report json= names no file [usage]"},
    {"unknown level",
     {},
     {"check", "--mock", "--fail-on", "eror"},
     2,
     "the level cannot be \"eror\"; did you mean error?; it is one of error, warning, info, never [usage]"},
    {"a port too high",
     {},
     {"serve", "--port", "99999"},
     2,
     "--port wants a number from 0 to 65535, not \"99999\" [usage]"},
    {"a seed that is no number",
     {},
     {"serve", "--seed", "x"},
     2,
     "--seed wants a number from 0 to 2147483647, not \"x\" [usage]"},
    {"a delay that is none",
     {},
     {"serve", "--delay", "soon"},
     2,
     "--delay: \"soon\" is no whole number of milliseconds from 0 to 3600000 [delay-invalid]"},
    {"a negative delay",
     {},
     {"serve", "--delay", "-5"},
     2,
     "--delay: \"-5\" is no whole number of milliseconds from 0 to 3600000 [delay-invalid]"},
    {"a negative random delay",
     {},
     {"serve", "--delay", "uniform:-1-5"},
     2,
     "--delay: \"uniform:-1-5\" is not of the form uniform:FROM-TO [delay-invalid]"},
    {"a certificate that is none",
     {{"cert.pem", "no PEM\n"}, {"key.pem", "no PEM\n"}},
     {"serve", "--cert", "@/cert.pem", "--key", "@/key.pem"},
     3,
     "@/cert.pem: the file holds no certificate as PEM (no start line) [certificate-unreadable]"},
    {"a certificate without its key",
     {{"cert.pem", "no PEM\n"}},
     {"serve", "--cert", "@/cert.pem"},
     2,
     "--cert and --key belong together, and one of them is missing [usage]"},
    {"a delay of more than an hour",
     {},
     {"serve", "--delay", "uniform:0-3600001"},
     2,
     "--delay: `upper` is no whole number of milliseconds from 0 to 3600000 [delay-invalid]"},
    {"a rate without a fault",
     {},
     {"serve", "--fault-rate", "0.5"},
     2,
     "--fault-rate says how often, but no --fault is given [usage]"},
    {"a rate above 1",
     {},
     {"serve", "--fault", "dribble", "--fault-rate", "1.5"},
     2,
     "--fault-rate wants a number from 0 to 1, not \"1.5\" [usage]"},
    {"a key without its certificate",
     {},
     {"serve", "--key", "key.pem"},
     2,
     "--cert and --key belong together, and one of them is missing [usage]"},
    {"a certificate that is none",
     {{"cert.pem", "no PEM"}, {"key.pem", "no PEM"}},
     {"serve", "--cert", "@/cert.pem", "--key", "@/key.pem"},
     3,
     "@/cert.pem: the file holds no certificate as PEM (no start line) [certificate-unreadable]"},
    {"a certificate that is not there",
     {{"key.pem", "no PEM"}},
     {"serve", "--cert", "@/cert.pem", "--key", "@/key.pem"},
     3,
     "@/cert.pem: cannot read the file: No such file or directory [file-not-readable]"},
    {"--tls and a URL without it",
     {},
     {"env", "--tls", "--url", "http://mock"},
     2,
     "--tls is given, and --url does not begin with https:// [usage]"},
    {"standard input as two files of instances",
     {{"s.json", "{}"}},
     {"validate", "--schema", "@/s.json", "-", "-"},
     2,
     "- is named twice: standard input can be read only once [usage]"},
    {"standard input as two files of bodies",
     {},
     {"validate", "--provider", "sunor", "-", "-"},
     2,
     "- is named twice: standard input can be read only once [usage]"},
    {"standard input as two files of values",
     {},
     {"shape", "-", "-"},
     2,
     "- is named twice: standard input can be read only once [usage]"},
    {"status 999",
     {},
     {"validate", "--provider", "breeze", "--status", "999", "x.json"},
     2,
     "--status wants a number from 100 to 599, not \"999\" [usage]"},
    {"unknown operation",
     {},
     {"validate", "--provider", "breeze", "--operation", "GET /v1/balanc", "x.json"},
     2,
     "the operation cannot be \"GET /v1/balanc\"; did you mean GET /v1/balance?; it is one of GET /v1/balance [usage]"},
    {"a host of elsewhere",
     {},
     {"serve", "--port", "0", "--host", "192.0.2.1"},
     3,
     "\"192.0.2.1\" is no address of this machine [cannot-listen]"},
    {"a URL of another scheme",
     {},
     {"check", "--provider", "breeze", "--url", "ftp://x"},
     3,
     "\"ftp://x\" does not begin with http:// or https:// [url-syntax]"},
    {"a ready file below a file",
     {{"file", "mine"}},
     {"serve", "--port", "0", "--ready-file", "@/file/ready"},
     3,
     "@/file/ready: cannot write the file: Not a directory [file-not-writable]"},
    {"a ready file that is a folder",
     {{"folder/"}},
     {"serve", "--port", "0", "--ready-file", "@/folder"},
     3,
     "@/folder: cannot write the file: Is a directory [file-not-writable]"},
    {"a report file that is a folder",
     {{"folder/"}},
     {"check", "--mock", "--provider", "breeze", "--report", "json=@/folder", "--report", "junit=@/report.xml/"},
     3,
     "@/folder: cannot write the file: Is a directory [file-not-writable]"},
    {"two APIs on one path",
     {{"a.yaml", pets()}, {"b.yaml", pets()}},
     {"serve", "--port", "0", "--spec", "@/a.yaml", "--spec", "@/b.yaml"},
     3,
     "@/b.yaml:5:5: pets and pets-2 both answer to GET /pets [path-conflict]"},
};

TEST_CASE("what there is not is named, with what was meant") {
  for (const BadInput& row : kRows) check_refused(row);
}

TEST_CASE("a port in use is named") {
  const BusyPort busy;
  check_refused({"port",
                 {},
                 {"serve", "--provider", "breeze", "--port", busy.text()},
                 3,
                 "port " + busy.text() + " of 127.0.0.1 is taken by another program [port-in-use]"});
}

}  // namespace
}  // namespace steelyard::cli
