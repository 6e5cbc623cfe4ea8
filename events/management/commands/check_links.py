"""`manage.py check_links`: look whether the addresses that records name still answer; the desk counts the others."""

from django.core.management.base import BaseCommand

from events import links


class Command(BaseCommand):
    help = "Look whether the addresses that records name still answer. Best run once a week, at night."

    def handle(self, *args, **options) -> None:
        def tell(url: str, fault: str) -> None:
            if fault or options["verbosity"] > 1:
                self.stdout.write(f"{url}: {fault or 'there'}")

        count, broken = links.look(told=tell)
        self.stdout.write(f"{count} addresses, {broken} broken.")
