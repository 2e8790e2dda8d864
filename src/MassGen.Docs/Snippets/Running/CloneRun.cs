namespace MassGen.Docs.Snippets.Running;

/// <summary>Puts a clone of the repository into a snippet's folder; where git is, with a remote that commits can be pushed to.</summary>
internal sealed class CloneRun(SnippetReport report, RepositoryClone clone, ShellSession session, TimeProvider time)
{
    /// <summary>Clones it.</summary>
    /// <param name="host">Where the files lie ready.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it is there.</returns>
    public async Task<bool> RunAsync(HostPrograms host, CancellationToken cancellationToken)
    {
        var name = host.Provide(clone);
        return await new ProcessPhase(report, session, time).HiddenAsync("clone", $"""
            cd {FixedEnvironment.Folder}
            cp -r {FixedEnvironment.Clones}/{name}/. .
            if command -v git >/dev/null; then
                git config --global user.name "A contributor"
                git config --global user.email contributor@localhost
                git init -q -b main
                git add -A
                GIT_AUTHOR_DATE=$SOURCE_DATE_EPOCH GIT_COMMITTER_DATE=$SOURCE_DATE_EPOCH git commit -q -m "Begin"
                git init -q --bare "$HOME/origin.git"
                git remote add origin "$HOME/origin.git"
                git push -q -u origin main
            fi
            """, cancellationToken);
    }
}
