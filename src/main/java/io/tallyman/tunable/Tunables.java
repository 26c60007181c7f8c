package io.tallyman.tunable;

import io.tallyman.event.Ancestry;
import io.tallyman.event.CommandLine;
import io.tallyman.event.Destination;
import io.tallyman.event.GuestOutput;
import io.tallyman.event.ImageReference;
import io.tallyman.event.InstanceIdentified;
import io.tallyman.event.MachineImage;
import io.tallyman.event.ProcessExecuted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mutable elements of both analytics: one immutable fact, and the questions that rules ask it. Each component is
 * described with its key in {@code rules/tunables.yaml}. Every answer is computed afresh and depends on nothing else.
 */
public record Tunables(
        ImageRegistryAllowList imageRegistryAllowList,
        Window timeWindow,
        SuspiciousBinaries suspiciousBinaries,
        NamespaceScope namespaceScope,
        OutboundCidrBlockList outboundCidrBlockList,
        ApprovedImageCatalog approvedImageCatalog,
        boolean userDataInspection,
        Window firstBootWindow,
        VmTagScope vmTagScope,
        ApprovedEgress approvedEgress,
        Exclusions exclusions,
        ImageMirrors imageMirrors,
        Duration clockTolerance,
        AllowedLateness allowedLateness,
        BaselineGuard baselineGuard,
        Indicators indicators) {

    /** The same where it is known which autonomous system an address belongs to: so that ApprovedEgress.asns has an effect. */
    public Tunables knowing(AutonomousSystems systems) {
        return new Tunables(
                imageRegistryAllowList,
                timeWindow,
                suspiciousBinaries,
                namespaceScope,
                outboundCidrBlockList,
                approvedImageCatalog,
                userDataInspection,
                firstBootWindow,
                vmTagScope,
                approvedEgress.knowing(systems),
                exclusions,
                imageMirrors,
                clockTolerance,
                allowedLateness,
                baselineGuard,
                indicators);
    }

    /** Whether the image is on ImageRegistryAllowList, by its own name or by the one that ImageMirrors gives it. */
    public boolean trusts(ImageReference image) {
        return imageRegistryAllowList.allows(image)
                || imageMirrors
                        .upstream(image)
                        .filter(imageRegistryAllowList::allows)
                        .isPresent();
    }

    /** The image's name where it comes from: as ImageMirrors maps it, or its own. */
    public ImageReference upstream(ImageReference image) {
        return imageMirrors.upstream(image).orElse(image);
    }

    /** Whether the namespace must never pull from the Internet or run a mutable tag. */
    public boolean inNamespaceScope(String namespace) {
        return namespaceScope.holds(namespace);
    }

    /** Whether the program is one of SuspiciousBinaries. */
    public boolean lists(ProcessExecuted exec) {
        return suspiciousBinaries.hold(exec);
    }

    /** Whether OutboundCIDRBlockList holds the address, or any of the names. */
    public boolean blocks(Destination destination) {
        return outboundCidrBlockList.holds(destination);
    }

    /** Whether ApprovedEgress holds the address or its autonomous system, or every one of the names. */
    public boolean approves(Destination destination) {
        return approvedEgress.holds(destination);
    }

    /**
     * Whether nothing leaves the machine or its link for this: loopback, IPv6 link-local, multicast, unspecified and
     * broadcast addresses, and {@code localhost} where only the name is known.
     */
    public boolean isLocal(Destination destination) {
        return LocalAddresses.hold(destination);
    }

    /** Whether it is known, not local and not approved. */
    public boolean isEgress(Destination destination) {
        return (!destination.address().isEmpty() || !destination.names().isEmpty())
                && !isLocal(destination)
                && !approves(destination);
    }

    /**
     * Whether everything in such a container is excluded: only exclusions without command, parent and destination count.
     * An exclusion that names an image, or a namespace, does not match where that is not known.
     *
     * @param namespace empty if not known
     */
    public boolean excludesContainer(Optional<ImageReference> image, String namespace) {
        return !exclusions.isEmpty() && exclusions.excludesContainer(image, mapped(image), namespace);
    }

    /** Whether this program in such a container is excluded, also because the whole container is. */
    public boolean excludesCommand(Optional<ImageReference> image, String namespace, ProcessExecuted exec) {
        return !exclusions.isEmpty() && exclusions.excludesCommand(image, mapped(image), namespace, exec);
    }

    /** Whether a connection from such a container to there is excluded, also because the whole container is. */
    public boolean excludesDestination(Optional<ImageReference> image, String namespace, Destination destination) {
        return !exclusions.isEmpty() && exclusions.excludesDestination(image, mapped(image), namespace, destination);
    }

    private Optional<ImageReference> mapped(Optional<ImageReference> image) {
        return image.flatMap(imageMirrors::upstream);
    }

    /** The same where the image is known. */
    public boolean excludesContainer(ImageReference image, String namespace) {
        return excludesContainer(Optional.of(image), namespace);
    }

    public boolean excludesCommand(ImageReference image, String namespace, ProcessExecuted exec) {
        return excludesCommand(Optional.of(image), namespace, exec);
    }

    public boolean excludesDestination(ImageReference image, String namespace, Destination destination) {
        return excludesDestination(Optional.of(image), namespace, destination);
    }

    /** Whether the destination is a known mining pool. */
    public boolean isPool(Destination destination) {
        return indicators.isPool(destination);
    }

    /** Whether the command names a destination outside the approved networks. */
    public boolean namesEgress(ProcessExecuted exec) {
        return exec.command().destinations().stream().anyMatch(this::isEgress);
    }

    /** Whether the command names a destination on OutboundCIDRBlockList, or a mining pool. */
    public boolean namesBlocked(ProcessExecuted exec) {
        return exec.command().destinations().stream()
                .anyMatch(destination -> blocks(destination) || isPool(destination));
    }

    /** Whether the command is a known miner, or starts one. */
    public boolean mines(ProcessExecuted exec) {
        return indicators.isMiner(exec) || exec.command().programs().stream().anyMatch(indicators::isMiner);
    }

    /** Whether the command is a known program that sells the machine's bandwidth, or starts one. */
    public boolean runsProxyware(ProcessExecuted exec) {
        return indicators.isProxyware(exec)
                || exec.command().programs().stream().anyMatch(indicators::isProxyware);
    }

    /**
     * Whether the command runs what it downloads or decodes: through a pipe, or as a file that it makes. A download from
     * approved destinations alone is wanted.
     */
    public boolean runsDownload(ProcessExecuted exec) {
        var command = exec.command();
        if (!command.pipesIntoInterpreter() && !command.downloadsAndExecutes()) {
            return false;
        }
        var destinations = command.destinations();
        return destinations.isEmpty() || destinations.stream().anyMatch(this::isEgress);
    }

    /** Whether ApprovedImageCatalog holds the machine image: itself, or its owner, project, publisher or gallery. */
    public boolean approvesImage(MachineImage image) {
        return approvedImageCatalog.approves(image);
    }

    /** Whether ApprovedImageCatalog names the machine image itself. */
    public boolean listsImage(MachineImage image) {
        return approvedImageCatalog.lists(image);
    }

    /** Whether it is known what the image descends from, and ApprovedImageCatalog holds that. */
    public boolean approvesOrigin(Ancestry ancestry) {
        return ancestry.root().isKnown() && approvesImage(ancestry.root());
    }

    /** Whether the image descends from one that ApprovedImageCatalog does not hold, or from an upload or import. */
    public boolean taints(Ancestry ancestry) {
        return ancestry.isExternal() || (ancestry.root().isKnown() && !approvesImage(ancestry.root()));
    }

    /** Whether VMTagScope holds the instance. */
    public boolean inVmTagScope(InstanceIdentified machine) {
        return vmTagScope.holds(machine.tags(), machine.subnet());
    }

    /**
     * Whether a program's record may be judged: always, unless it is only the first-boot log's word on what user data ran,
     * and UserDataInspection is off.
     */
    public boolean inspects(ProcessExecuted exec) {
        return userDataInspection || !exec.origin().logSource().startsWith("linux:cloud-init");
    }

    /** Whether the program is excluded, by an exclusion that names neither image nor namespace. */
    public boolean excludesCommand(ProcessExecuted exec) {
        return excludesCommand(Optional.empty(), "", exec);
    }

    /** Whether the destination is excluded, by an exclusion that names neither image nor namespace. */
    public boolean excludesDestination(Destination destination) {
        return excludesDestination(Optional.empty(), "", destination);
    }

    /** Whether a line of output is what a known miner writes: its name with a version. */
    public boolean showsMiner(GuestOutput output) {
        return OutputWords.of(output.text()).stream().anyMatch(indicators::isMiner);
    }

    /** Whether a line of output names a destination on OutboundCIDRBlockList, or a mining pool. */
    public boolean showsBlocked(GuestOutput output) {
        var words = new ArrayList<>(List.of("echo"));
        words.addAll(List.of(output.text().strip().split("\\s+")));
        return CommandLine.of("", words).destinations().stream()
                .anyMatch(destination -> blocks(destination) || isPool(destination));
    }

    /** The longer of both windows. */
    public Duration longestWindow() {
        return timeWindow.length().compareTo(firstBootWindow.length()) >= 0
                ? timeWindow.length()
                : firstBootWindow.length();
    }
}
