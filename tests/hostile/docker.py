"""Run a command as Docker would by default, as far as system calls and capabilities go: python -m tests.hostile.docker COMMAND…

No container: files, processes and network are the machine's. Docker's documentation says which calls and capabilities it refuses ("Seccomp
security profiles for Docker", "Runtime privilege and Linux capabilities").
"""

import errno
import os
import sys

import pyseccomp

from grader.sandbox.kernel import PR_CAPBSET_DROP, prctl

REFUSED = """
acct add_key bpf clock_settime delete_module fanotify_init finit_module fsconfig fsmount fsopen fspick get_mempolicy init_module
io_uring_enter io_uring_register io_uring_setup ioperm iopl kcmp kexec_file_load kexec_load keyctl lookup_dcookie mbind migrate_pages mount
mount_setattr move_mount move_pages open_by_handle_at open_tree perf_event_open pidfd_getfd pivot_root process_madvise quotactl quotactl_fd
reboot request_key set_mempolicy setdomainname sethostname setns settimeofday swapoff swapon syslog umount2 unshare userfaultfd vhangup
""".split()
NEW_NAMESPACES = [1 << bit for bit in (7, 17, 25, 26, 27, 28, 29, 30)]  # CLONE_NEW* of clone(2)
AF_VSOCK = 40

# chown, dac_override, fowner, fsetid, kill, setgid, setuid, setpcap, net_bind_service, net_raw, sys_chroot, mknod, audit_write, setfcap
KEPT_CAPABILITIES = {0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31}


def main(command: list[str]) -> None:
    """Give up what a container does not have, and become `command`."""
    if os.geteuid() == 0:
        _drop_capabilities()
    refused = pyseccomp.ERRNO(errno.EPERM)
    profile = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in REFUSED:
        profile.add_rule(refused, name)
    for flag in NEW_NAMESPACES:
        profile.add_rule(refused, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    profile.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    profile.add_rule(refused, "socket", pyseccomp.Arg(0, pyseccomp.EQ, AF_VSOCK))
    profile.load()
    os.execvp(command[0], command)


def _drop_capabilities() -> None:
    """From the bounding set; the execution below takes them from the other sets."""
    for capability in range(64):
        if capability not in KEPT_CAPABILITIES:
            try:
                prctl(PR_CAPBSET_DROP, capability)
            except OSError:  # beyond the last one that this kernel knows
                return


if __name__ == "__main__":
    main(sys.argv[1:])
