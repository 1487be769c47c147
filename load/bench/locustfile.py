"""One address again and again, for `npm run bench`; run by the user's locust when it is installed."""
from locust import FastHttpUser, constant, task


class Caller(FastHttpUser):
    wait_time = constant(0)

    @task
    def call(self):
        self.client.get("")
