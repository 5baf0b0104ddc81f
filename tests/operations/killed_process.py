"""Running something in a process that is killed after a number of SQL statements."""

import os
import signal
import traceback

from django.db import connection, connections


def run_killed(action, number):
    """Run an action in a forked process that is killed after so many statements. Return whether it was killed."""
    connections.close_all()
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, "The action failed."
        return os.WIFSIGNALED(status)
    done = 0

    def kill(execute, sql, params, many, context):
        nonlocal done
        result = execute(sql, params, many, context)
        done += 1
        if done == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    try:
        with connection.execute_wrapper(kill):
            action()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
