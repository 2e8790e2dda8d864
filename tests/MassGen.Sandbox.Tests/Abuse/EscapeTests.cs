using Xunit;

namespace MassGen.Sandbox.Tests.Abuse;

/// <summary>Commands that look for a way out. Numbers as in the list of attacks (A.4).</summary>
[Collection(OneAtATime.Name)]
public sealed class EscapeTests(SandboxProviders providers) : AbuseTests(providers)
{
    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A35_a_command_has_no_privileges_at_all(string name)
    {
        var status = await OutputAsync(name, "cat /proc/self/status; id -u; id -g; id -G");
        Assert.Contains("CapEff:\t0000000000000000", status, StringComparison.Ordinal);
        Assert.Contains("CapPrm:\t0000000000000000", status, StringComparison.Ordinal);
        Assert.Contains("CapBnd:\t0000000000000000", status, StringComparison.Ordinal);
        Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
        Assert.EndsWith("10001\n10001\n10001\n", status, StringComparison.Ordinal);
        var filters = Providers.Get(name).Capabilities.SystemCalls == Enforcement.Enforced;
        Assert.Equal(filters, status.Contains("Seccomp:\t2", StringComparison.Ordinal));
        Held(name, "no capability, no new privileges");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A30_no_network_is_reached_and_the_answer_is_quick(string name)
    {
        const string Script = "for to in 1.1.1.1/80 169.254.169.254/80 172.17.0.1/80 8.8.8.8/53; do timeout 5 bash -c \"echo > /dev/tcp/$to\" && echo reached; [ $? = 124 ] && echo waited; done; "
            + "cat /proc/net/route | wc -l";
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(SandboxCommand.Shell(Script), default);
        Assert.DoesNotContain("reached", result.Stdout.Text, StringComparison.Ordinal);
        Assert.EndsWith("1\n", result.Stdout.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("waited", result.Stdout.Text, StringComparison.Ordinal);
        Held(name, $"nothing reached, in {result.Elapsed.TotalSeconds:0.0} s");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A30_the_own_loopback_works(string name)
    {
        const string Script = """
            perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1", Proto => "tcp") or die "listen: $!";
            my $c = IO::Socket::INET->new(PeerAddr => "127.0.0.1", PeerPort => $s->sockport) or die "connect: $!"; print "connected\n";'
            perl -MSocket -e 'socket(my $s, AF_INET, SOCK_STREAM, 0) or die; print "socket\n"; bind($s, sockaddr_in(0, INADDR_LOOPBACK)) or die; listen($s, 1);
            socket(my $c, AF_INET, SOCK_STREAM, 0); connect($c, getsockname($s)) or die "connect $!"; print "connected\n"'
            """;
        Assert.Contains("connected\n", await OutputAsync(name, Script), StringComparison.Ordinal);
        Held(name, "connected on 127.0.0.1");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A31_names_and_raw_sockets_do_not_work(string name)
    {
        const string Script = "getent hosts example.com && echo resolved; perl -MSocket -e 'print \"raw\\n\" if socket(my $s, AF_INET, SOCK_RAW, 1)'; "
            + "perl -e 'print \"packet\\n\" if socket(my $s, 17, 3, 0)'; true";
        Assert.Equal("", await OutputAsync(name, Script));
        Held(name, "all refused");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A32_odd_address_families_are_denied_where_calls_are_filtered(string name)
    {
        const string Script = "perl -e 'for my $f (16, 17, 38, 40) { print \"$f\\n\" if socket(my $s, $f, ($f == 38 ? 5 : $f == 40 ? 1 : 3), 0) }'";
        var opened = await OutputAsync(name, Script);
        Assert.DoesNotContain("17\n", opened, StringComparison.Ordinal);
        if (!Enforces(name, limits => limits.SystemCalls))
        {
            Declared(name, "system calls are not filtered");
            return;
        }

        Assert.Equal("", opened);
        Held(name, "all refused");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A33_dangerous_calls_are_denied_or_the_sandbox_says_that_calls_are_not_filtered(string name)
    {
        // io_uring_setup, userfaultfd, bpf, perf_event_open, keyctl, ptrace(TRACEME)
        const string Script = "perl -e 'for my $n (425, 323, 321, 298, 250, 101) { $! = 0; my $r = syscall($n, 0, 0, 0, 0, 0); print \"$n \", $! + 0, \"\\n\" }'";
        var output = await OutputAsync(name, Script);
        if (Enforces(name, limits => limits.SystemCalls))
        {
            Assert.Equal("425 1\n323 1\n321 1\n298 1\n250 1\n101 1\n", output);
            Held(name, "not permitted");
            return;
        }

        var sandbox = await CreateAsync(name);
        Assert.Contains(sandbox.NotEnforced, sentence => sentence.Contains("system calls", StringComparison.OrdinalIgnoreCase));
        Declared(name, "system calls are not filtered");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A34_no_new_namespaces_and_no_mounts(string name)
    {
        const string Script = "unshare -Ur true && echo unshare; unshare -n true && echo net; mount -t tmpfs x /tmp && echo mount; mount --bind /etc /tmp && echo bind; "
            + "nsenter -t 1 -m true && echo setns; perl -e 'print \"clone3\\n\" if syscall(435, pack(\"Q11\", 0x10000000, (0) x 10), 88) >= 0'; true";
        Assert.Equal("", await OutputAsync(name, Script));
        Held(name, "all refused");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A35_setuid_files_give_nothing(string name)
    {
        const string Script = "cp /usr/bin/id mine; chmod 6755 mine; ./mine -u; command -v sudo; for p in su mount passwd; do [ -x /usr/bin/$p ]; done; "
            + "su -c id 2>/dev/null </dev/null | grep -c uid=0";
        Assert.Equal("10001\n0\n", (await OutputAsync(name, Script)).Replace("/usr/bin/sudo\n", "", StringComparison.Ordinal));
        Held(name, "still user 10001");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A36_devices_cannot_be_made_or_used(string name)
    {
        const string Script = "mknod disk b 254 0 && echo made; for d in /dev/sda /dev/vda /dev/mem /dev/kmsg /dev/kvm /dev/vsock /dev/fuse; do "
            + "(: < $d) 2>/dev/null && echo read $d; (: >> $d) 2>/dev/null && echo write $d; done; true";
        Assert.Equal("", await OutputAsync(name, Script));
        Held(name, "all refused");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A37_the_kernels_settings_cannot_be_written(string name)
    {
        const string Script = "for f in /proc/sys/kernel/core_pattern /proc/sysrq-trigger /proc/sys/vm/drop_caches /proc/sys/user/max_user_namespaces "
            + "/sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/cgroup.procs /sys/kernel/uevent_helper; do "
            + "(echo 1 > $f) 2>/dev/null && echo wrote $f; done; true";
        Assert.Equal("", await OutputAsync(name, Script));
        Held(name, "all refused");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A38_the_kernels_secrets_and_other_processes_cannot_be_seen(string name)
    {
        const string Script = "head -c 1 /proc/kcore 2>/dev/null; cat /proc/keys 2>/dev/null; ls /sys/firmware 2>/dev/null; "
            + "for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; done | grep -ac 'dot[n]et'; [ $(ls -d /proc/[0-9]* | wc -l) -lt 12 ] && echo few";
        Assert.Equal("0\nfew\n", await OutputAsync(name, Script));
        Held(name, "nothing seen");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A39_nothing_of_the_host_can_be_found(string name)
    {
        Environment.SetEnvironmentVariable("MASSGEN_TEST_API_KEY", "sk-this-must-not-be-seen-inside");
        const string Script = "cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n' | grep -cE 'must-not-be-seen|DOTNET'; env | cut -d= -f1 | sort | tr '\\n' ' '; "
            + "ls /var/run/docker.sock /run/docker.sock /root/.[a-z]* /home/* /work /etc/shadow- 2>/dev/null; cat /etc/shadow 2>/dev/null; true";
        var output = await OutputAsync(name, Script);
        Assert.StartsWith("0\n", output, StringComparison.Ordinal);
        Assert.Equal("HOME LANG PATH PWD TERM", string.Join(' ', output[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("container" or "HOSTNAME" or "OLDPWD" or "_" or "SHLVL"))));
        Held(name, "five plain variables, no file of the host");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A39_a_secret_of_ours_is_not_passed_on_even_when_asked(string name)
    {
        Environment.SetEnvironmentVariable("MASSGEN_TEST_API_KEY", "sk-this-must-not-be-seen-inside");
        var sandbox = await CreateAsync(name);
        var result = await sandbox.RunAsync(
            SandboxCommand.Shell("env") with { Environment = new Dictionary<string, string> { ["K"] = "sk-this-must-not-be-seen-inside" } }, default);
        Assert.Equal(CommandEnd.NotStarted, result.Ended);
        Held(name, "not started");
    }

    [SkippableTheory, MemberData(nameof(Names))]
    public async Task A54_there_is_no_terminal(string name)
    {
        Assert.Equal("none\n", await OutputAsync(name, "(: < /dev/tty) 2>/dev/null || echo none"));
        Held(name, "no terminal");
    }
}
