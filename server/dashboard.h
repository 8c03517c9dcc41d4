// The page to look at: the files of server/dashboard, embedded in the program. It is static; all that it shows it asks
// of the admin API, which guards itself.
//
//   Reply page = answer_dashboard(service, request, peer);   // GET /, /__admin/ui, /__admin/ui/main.js …
#pragma once

#include "server/service.h"

namespace steelyard::server {

// index.html at `/` and /__admin/ui, every other file below /__admin/ui/. 404 and 405 are problem documents.
Reply answer_dashboard(Service& service, const http::Request& request, const Peer& peer);

// Whether somebody else answers to `/`: a stub that names it, an API whose host the request names, or the host that a
// client which takes us for its proxy wants.
bool front_page_is_taken(const Service& service, const http::Request& request);

}  // namespace steelyard::server
