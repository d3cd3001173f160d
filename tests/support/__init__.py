"""What tests share: pages in generators' forms, judges of HTML, real trees, growth of time."""
