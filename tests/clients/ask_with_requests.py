"""Asks a URL with the `requests` library and prints what it shows: ask_with_requests.py URL [HEADER KEY]"""

import json
import sys

import requests

url, *credential = sys.argv[1:]
headers = {credential[0]: credential[1]} if credential else {}
response = requests.get(url, headers=headers, timeout=20)
try:
    response.raise_for_status()
    error = None
except requests.HTTPError as raised:
    error = {"class": type(raised).__name__, "message": str(raised)}
shown = {
    "status": response.status_code,
    "ok": response.ok,
    "error": error,
    "retry_after": response.headers.get("Retry-After"),
    "body": response.json(),
}
print(json.dumps(shown))
