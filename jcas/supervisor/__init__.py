"""What runs the desk: one foreground process group of web server, worker, scheduler, queue and demo mailbox."""
