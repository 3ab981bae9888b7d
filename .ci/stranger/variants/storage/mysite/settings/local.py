"""On top of production's settings: uploads in a bucket, static files with hashed names.

The bucket is private, as django-storages makes it: every address of a file is signed.
"""

import os

from .base import BASE_DIR, STORAGES

SECRET_KEY = "of this proof alone, and of nothing that can be reached"
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
ROOT_URLCONF = "mysite.static_urls"
STATIC_ROOT = BASE_DIR / "collected"

STORAGES["default"] = {
    "BACKEND": "storages.backends.s3.S3Storage",
    "OPTIONS": {
        "access_key": "testing",
        "secret_key": "testing",
        "bucket_name": "uploads",
        "endpoint_url": os.environ["BUCKETS"],
        "region_name": "us-east-1",
        "signature_version": "s3v4",
    },
}
# What is uploaded goes through a file of its own at once, as a large one does.
FILE_UPLOAD_MAX_MEMORY_SIZE = 0

# A page's picture is asked for at home.
WAGTAIL_CURATION_WEB_ALLOWED_HOSTS = ["127.0.0.1"]
WAGTAIL_CURATION_WEB_PORTS = [int(os.environ["BUCKETS"].rpartition(":")[2])]

# Nothing but this machine is asked.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
