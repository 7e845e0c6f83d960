"""From a posed body to smooth paths: camera, z-buffer, tracing, shade and ink."""
